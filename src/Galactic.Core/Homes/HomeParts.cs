using System.Numerics;
using System.Text;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Homes.Furniture;
using Galactic.Scenes;

namespace Galactic.Homes;

/// <summary>Takes the furniture of a home apart: each piece in its own frame, and where it stands.</summary>
internal static class HomeParts
{
    private static readonly float HalfRoot = MathF.Sqrt(0.5f);

    /// <summary>One piece; null if the level of detail shows nothing of it and nothing of it is solid.</summary>
    public static ScenePart? Of(
        HomePiece piece, PieceModel model, IEnumerable<HomeReceptacle> surfaces, DetailPlan plan)
    {
        MeshBuilder builder = new();
        PieceMesh.Add(new FacePainter(builder, PatternLibrary.Of(plan)), piece with { Frame = new PlanFrame(0, 0, 1), Elevation = 0, Turn = 0 }, model, plan);
        TriangleMesh mesh = builder.Build(isSingleSided: true);
        if (mesh.TriangleCount == 0)
        {
            return null;
        }

        Vector3 middle = mesh.Bounds.Center;
        Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, PlanTurn.Radians(piece.Turn))
            * Turn(piece.Frame.Facing);
        Pose place = new(piece.At(middle.X * 1000, middle.Y * 1000, middle.Z * 1000), turn);
        Pose inverse = place.Inverse;
        return new ScenePart(
            ClassOf(piece.Kind).Name,
            ClassOf(piece.Kind).Id,
            new TriangleMesh([.. mesh.Positions.Select(p => p - middle)], mesh.Indices, mesh.Colors)
            {
                IsSingleSided = true,
                Surface = mesh.Surface,
            },
            [.. model.Colliders.Select(b => Box(b, middle))],
            [.. surfaces.Select(s => s.ToReceptacle()).Select(r =>
                r with { WorldFromSurface = inverse * r.WorldFromSurface })],
            place);
    }

    private static OrientedBox Box(LocalBox b, Vector3 middle)
    {
        Vector3 low = new Vector3(b.MinX, b.MinY, b.MinZ) * 1e-3f;
        Vector3 high = new Vector3(b.MaxX, b.MaxY, b.MaxZ) * 1e-3f;
        return new OrientedBox(new Pose((low + high) * 0.5f - middle, Quaternion.Identity), (high - low) * 0.5f);
    }

    /// <summary>The turn about +y that makes +z look along a facing.</summary>
    private static Quaternion Turn(int facing) => facing switch
    {
        0 => new Quaternion(0, HalfRoot, 0, HalfRoot),
        1 => Quaternion.Identity,
        2 => new Quaternion(0, -HalfRoot, 0, HalfRoot),
        _ => new Quaternion(0, 1, 0, 0),
    };

    /// <summary>What a kind of piece is called and numbered outside of this program.</summary>
    public static SemanticClass ClassOf(PieceKind kind)
    {
        StringBuilder name = new();
        foreach (char c in kind.ToString())
        {
            name.Append(char.IsUpper(c) && name.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(c));
        }

        return new SemanticClass((int)kind + 1, name.ToString());
    }
}
