namespace Galactic.Scenes.Reaching;

/// <summary>A stance and the arm's way from a folded pose to it.</summary>
/// <param name="Stance">Where the base stands and the arm ends.</param>
/// <param name="Motion">Arm poses, straight motions between them; the last one is the stance's.</param>
internal sealed record ArmTrip(Stance Stance, IReadOnlyList<float[]> Motion);
