namespace Galactic.Datasets.Formats;

/// <summary>A joint, by its number in the robot's joint vector or by name.</summary>
/// <param name="Index">Number, from 0; -1 if the joint is named.</param>
/// <param name="Name">Name; empty if the joint is numbered.</param>
public readonly record struct JointReference(int Index, string Name);
