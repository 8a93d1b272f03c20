import type { ReactNode } from 'react';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';

interface Head<Id> {
  readonly id: Id;
  readonly title: string;
}

interface TwoHeadedTableProps<Row, Group, Column> {
  /** Read out. */
  label: string;
  /** Above the names of the rows. */
  corner: string;
  /** The names of the rows are numbers, and stand as such. */
  numbered?: boolean;
  groups: readonly Head<Group>[];
  /** The same in each group. */
  columns: readonly Head<Column>[];
  rows: readonly { readonly id: Row; readonly title: ReactNode }[];
  cell(row: Row, group: Group, column: Column): string;
}

/** A table of figures by row, group and column: each group stands above its columns. */
export function TwoHeadedTable<
  Row extends string | number,
  Group extends string | number,
  Column extends string | number,
>({ label, corner, numbered = false, groups, columns, rows, cell }: TwoHeadedTableProps<Row, Group, Column>) {
  const name = numbered ? 'is-num' : undefined;
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className={name}>
            {corner}
          </th>
          {groups.map(({ id, title }) => (
            <th key={id} scope="colgroup" colSpan={columns.length} className="is-num">
              {title}
            </th>
          ))}
        </tr>
        <tr>
          {groups.flatMap((group) =>
            columns.map(({ id, title }) => (
              <th key={`${group.id}-${id}`} scope="col" className="is-num">
                {title}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className={name}>
              {row.title}
            </th>
            {groups.flatMap((group) =>
              columns.map((column) => (
                <td key={`${group.id}-${column.id}`} className="is-num">
                  {cell(row.id, group.id, column.id)}
                </td>
              )),
            )}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
