using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>Faces near each other that are drawn or left out together.</summary>
/// <param name="Faces">Quadrilaterals first.</param>
/// <param name="Shell">
/// Box around the solids the faces belong to, see <see cref="SolidParts"/>: from outside, no face shows its back. Empty if
/// none ever does; everything there is if backs may be seen from anywhere.
/// </param>
/// <param name="Solid">Number of the large solid that all faces belong to, -1 for none.</param>
/// <param name="Layer">Layer of all faces, see <see cref="CoplanarLayers"/>.</param>
internal sealed record FaceCluster(MeshFace[] Faces, Bounds Shell, int Solid, int Layer)
{
    /// <summary>The shell of faces seen from both sides.</summary>
    public static readonly Bounds Everything = new(new(float.NegativeInfinity), new(float.PositiveInfinity));
}
