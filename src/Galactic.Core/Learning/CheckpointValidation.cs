namespace Galactic.Learning;

/// <summary>How the weights of a checkpoint did on validation episodes.</summary>
/// <param name="Episodes">Episodes played.</param>
/// <param name="Success">Share of success.</param>
/// <param name="CiLow">Lower end of its 95 % interval.</param>
/// <param name="CiHigh">Upper end.</param>
public sealed record CheckpointValidation(int Episodes, double Success, double CiLow, double CiHigh);
