export { ACTIVITY_TYPES, activityType, OTHER, TRIP, typeOrder } from './kinds/activity-types.ts'
