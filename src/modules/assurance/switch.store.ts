// The only SQL for switches of checks. They are inserted and read; the database refuses to change them.
import { sql, type Tx } from '../../db/database.ts';
import { Switch } from './switch.ts';

export async function switches(tx: Tx): Promise<readonly Switch[]> {
  return tx.any(sql.type(Switch)`
    select switch_id, check_name, is_on, reason, until_on, switched_by, switched_on
    from check_switches
    order by switch_id
  `);
}

export async function addSwitch(tx: Tx, councilId: number, given: Omit<Switch, 'switchId'>): Promise<void> {
  const { checkName, isOn, reason, untilOn, switchedBy, switchedOn } = given;
  await tx.query(sql.unsafe`
    insert into check_switches (council_id, check_name, is_on, reason, until_on, switched_by, switched_on)
    values (${councilId}, ${checkName}, ${isOn}, ${reason}, ${untilOn}, ${switchedBy}, ${switchedOn})
  `);
}
