using System.Numerics;

namespace Galactic.Datasets.Formats;

/// <summary>A placed mesh of a scene replay: its creation and its state together.</summary>
/// <param name="Key">Number of the instance in the file.</param>
/// <param name="File">Path of the mesh, as in its <see cref="ReplayLoad"/>.</param>
/// <param name="Scale">Factors along the mesh's axes; null where the file gives none, as for stages.</param>
/// <param name="IsStatic">Never moves.</param>
/// <param name="IsRgbd">Seen by colour and depth cameras.</param>
/// <param name="IsSemantic">Seen by semantic cameras.</param>
/// <param name="LightSetup">Name of the lights.</param>
/// <param name="Translation">Where the mesh origin is, metres.</param>
/// <param name="Rotation">Rotation of the mesh, a unit quaternion.</param>
/// <param name="SemanticId">Class number.</param>
public sealed record ReplayInstance(
    int Key, string File, Vector3? Scale, bool IsStatic, bool IsRgbd, bool IsSemantic, string LightSetup,
    Vector3 Translation, Quaternion Rotation, int SemanticId)
{
    /// <summary>File name of the mesh without folder and ending: the name of the render asset.</summary>
    public string AssetName => Path.GetFileNameWithoutExtension(File.Replace('\\', '/'));
}
