namespace Galactic.Datasets.Formats;

/// <summary>What a navigation mesh was built with, as in its file. Lengths in metres unless said otherwise.</summary>
/// <param name="CellSize">Edge of a voxel, level.</param>
/// <param name="CellHeight">Height of a voxel.</param>
/// <param name="AgentHeight">Free height the agent needs.</param>
/// <param name="AgentRadius">Distance the agent's centre keeps from obstacles.</param>
/// <param name="MaxClimb">Highest step.</param>
/// <param name="MaxSlope">Steepest slope, degrees.</param>
/// <param name="RegionMinSize">Regions smaller than its square are dropped, voxels.</param>
/// <param name="RegionMergeSize">Regions smaller than its square are merged, voxels.</param>
/// <param name="EdgeMaxLength">Longest border edge.</param>
/// <param name="EdgeMaxError">How far simplified borders may stray, voxels.</param>
/// <param name="VerticesPerPolygon">Most vertices of a polygon.</param>
/// <param name="DetailSampleDistance">Sampling of the height detail, voxels.</param>
/// <param name="DetailSampleMaxError">Error of the height detail, voxel heights.</param>
public sealed record NavMeshSettings(
    float CellSize, float CellHeight, float AgentHeight, float AgentRadius, float MaxClimb, float MaxSlope,
    float RegionMinSize, float RegionMergeSize, float EdgeMaxLength, float EdgeMaxError, float VerticesPerPolygon,
    float DetailSampleDistance, float DetailSampleMaxError);
