using System.Numerics;

namespace Galactic.Homes;

/// <summary>How textures lie on the faces of one part or wall.</summary>
/// <param name="Grain">Axis along which the grain runs: 0 for x, 1 for y, 2 for z.</param>
/// <param name="Offset">Added to the coordinates, so that neighbours do not show the same place of the image.</param>
/// <param name="Low">Lower corner of the part, for images that are laid once over it.</param>
/// <param name="Size">Extent of the part.</param>
/// <param name="Unit">Metres per unit of the coordinates.</param>
internal readonly record struct TextureMap(int Grain, Vector2 Offset, Vector3 Low, Vector3 Size, float Unit)
{
    /// <summary>The projection of a face: along its dominant axis, the grain along u where it lies in the face.</summary>
    public TextureAxes Axes(Vector3 normal, PatternKind pattern)
    {
        Vector3 n = Vector3.Abs(normal);
        int through = n.Y >= n.X && n.Y >= n.Z ? 1 : n.X >= n.Z ? 0 : 2;
        int u = through == Grain ? (through == 1 ? 0 : through == 0 ? 2 : 0) : Grain;
        int v = 3 - through - u;
        if (pattern.FitsFace())
        {
            return new TextureAxes(
                u, v, new Vector2(1 / MathF.Max(Size[u], 1e-3f), 1 / MathF.Max(Size[v], 1e-3f)),
                -new Vector2(Low[u] / MathF.Max(Size[u], 1e-3f), Low[v] / MathF.Max(Size[v], 1e-3f)));
        }

        float scale = Unit / pattern.MetresPerTile();
        // Images are read from the top, heights from the bottom.
        return new TextureAxes(u, v, new Vector2(u == 1 ? -scale : scale, v == 1 ? -scale : scale), Offset);
    }
}
