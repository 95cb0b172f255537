using Galactic.Geometry;

namespace Galactic.Datasets.Formats;

/// <summary>Where a robot description puts the camera.</summary>
/// <param name="Link">Name of the link it is fixed to.</param>
/// <param name="LinkFromCamera">
/// Camera frame in the Y-up link frame; the camera looks along its -z with +y up.
/// </param>
public sealed record RobotCamera(string Link, Pose LinkFromCamera);
