// The law and guidance that provision follows, as answers name them.
export const regulations = 'Local Authorities (Capital Finance and Accounting) (England) Regulations 2003';
export const guidance = 'Statutory guidance on minimum revenue provision, 5th edition, 10 April 2024';
