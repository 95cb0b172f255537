using System.Numerics;

namespace Galactic.Datasets.Formats;

/// <summary>A mesh file that a scene replay uses.</summary>
/// <param name="Type">Kind: 3 for the stage, 0 for other meshes.</param>
/// <param name="File">Path of the mesh, relative to where the replay was recorded.</param>
/// <param name="Up">Up direction of the file.</param>
/// <param name="Front">Front direction of the file.</param>
/// <param name="Origin">Origin of the file.</param>
/// <param name="MetersPerUnit">Scale of the file.</param>
/// <param name="RequiresLighting">Whether the mesh is lit when drawn; baked ones are not.</param>
/// <param name="SplitInstanceMesh">Whether a semantic mesh is split by instance.</param>
public sealed record ReplayLoad(
    int Type, string File, Vector3 Up, Vector3 Front, Vector3 Origin, float MetersPerUnit, bool RequiresLighting,
    bool SplitInstanceMesh);
