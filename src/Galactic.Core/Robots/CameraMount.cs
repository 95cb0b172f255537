using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>Where a camera is fixed.</summary>
/// <param name="Link">Index of the link.</param>
/// <param name="LinkFromCamera">Camera frame in the link frame; the camera looks along its -z with +y up.</param>
public sealed record CameraMount(int Link, Pose LinkFromCamera);
