namespace Galactic.Assets;

/// <summary>A joint that follows another: value = multiplier * other + offset.</summary>
/// <param name="Joint">Name of the joint to follow.</param>
/// <param name="Multiplier">Motion per unit of the other joint.</param>
/// <param name="Offset">Value when the other joint is at zero, radians or metres.</param>
public sealed record UrdfMimic(string Joint, float Multiplier, float Offset);
