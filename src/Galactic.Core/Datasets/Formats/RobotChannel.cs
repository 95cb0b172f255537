namespace Galactic.Datasets.Formats;

/// <summary>An action channel and what it does at its extremes.</summary>
/// <param name="Action">Index into the action vector.</param>
/// <param name="Step">
/// Change at action 1, radians or metres a step; at -1 it is the opposite, so that action 0 changes nothing.
/// </param>
public readonly record struct RobotChannel(int Action, float Step);
