/** Adults who acted, adults who listened or watched, and children, apart (product.md §4). */
export interface People {
  readonly participants?: number
  readonly participants_min?: number
  readonly participants_max?: number
  readonly participants_approx?: true
  readonly participants_unit?: '人次'
  readonly audience?: number
  readonly children?: number
}
