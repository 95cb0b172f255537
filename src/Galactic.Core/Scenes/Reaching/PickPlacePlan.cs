namespace Galactic.Scenes.Reaching;

/// <summary>How to take an object and bring it to its goal.</summary>
/// <param name="Grasp">Stance and motion to the object.</param>
/// <param name="Fold">Motion from the grasp to a folded pose with the object; null if it is only picked up.</param>
/// <param name="Place">Stance and motion to the goal; null if it is only picked up.</param>
internal sealed record PickPlacePlan(ArmTrip Grasp, IReadOnlyList<float[]>? Fold, ArmTrip? Place);
