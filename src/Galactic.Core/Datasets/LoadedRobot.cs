using Galactic.Robots;

namespace Galactic.Datasets;

/// <summary>A robot from files.</summary>
/// <param name="Robot">The robot.</param>
/// <param name="Problems">What was replaced or left out, such as meshes that are missing.</param>
public sealed record LoadedRobot(RobotModel Robot, IReadOnlyList<DatasetProblem> Problems);
