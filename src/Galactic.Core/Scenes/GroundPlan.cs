using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>A home seen from above: where something stands in the way of a base, and what lies outdoors.</summary>
/// <remarks>
/// Outdoors is where no floor is, as far as one can walk in from the grid's edge without a floor under the feet
/// and without passing through something solid. Gaps in the floor under inner doors are therefore indoors. A
/// scene without any floor geometry stands on the endless floor y = 0 and has no outdoors.
/// </remarks>
internal sealed class GroundPlan
{
    private const float FloorDepth = -0.25f;
    private const float FloorSlope = 0.7f;
    private readonly float stepHeight;
    private readonly float bodyHeight;

    private GroundPlan(CellLayout layout, SceneSettings settings)
    {
        (Layout, Blocked, Outside) = (layout, new bool[layout.Count], new bool[layout.Count]);
        (stepHeight, bodyHeight) = (settings.StepHeight, settings.BodyHeight);
    }

    public CellLayout Layout { get; }

    /// <summary>[z, x] something solid between step and body height lies in the cell.</summary>
    public bool[] Blocked { get; }

    /// <summary>[z, x] the cell is outdoors.</summary>
    public bool[] Outside { get; }

    public static GroundPlan Build(CollisionGeometry geometry, Bounds extent, SceneSettings settings)
    {
        GroundPlan plan = new(CellLayout.Around(extent, settings.CellSize), settings);
        bool[] floor = new bool[plan.Layout.Count];
        RowSpans rows = new(plan.Layout);
        foreach (OrientedBox box in geometry.Boxes)
        {
            plan.AddBox(box, rows, floor);
        }

        if (geometry.Triangles is TriangleMesh mesh)
        {
            plan.AddTriangles(mesh, rows, floor);
        }

        if (floor.Contains(true))
        {
            plan.MarkOutside(floor);
        }

        return plan;
    }

    private void AddBox(OrientedBox box, RowSpans rows, bool[] floor)
    {
        Bounds bounds = box.Bounds;
        bool isFloor = bounds.Max.Y <= stepHeight && bounds.Max.Y >= FloorDepth;
        if (!isFloor && (bounds.Max.Y <= stepHeight || bounds.Min.Y >= bodyHeight))
        {
            return;
        }

        Span<Vector3> corners = stackalloc Vector3[8];
        Span<Vector3> face = stackalloc Vector3[4];
        BoxFacets.Corners(box, corners);
        for (int i = 0; i < BoxFacets.QuadCount; i++)
        {
            ReadOnlySpan<int> quad = BoxFacets.Quad(i);
            for (int k = 0; k < 4; k++)
            {
                face[k] = corners[quad[k]];
            }

            rows.Add(face, isFloor ? FloorDepth : stepHeight, isFloor ? stepHeight : bodyHeight);
        }

        rows.Mark(isFloor ? floor : Blocked);
    }

    private void AddTriangles(TriangleMesh mesh, RowSpans rows, bool[] floor)
    {
        Span<Vector3> face = stackalloc Vector3[3];
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            for (int k = 0; k < 3; k++)
            {
                face[k] = mesh.Positions[mesh.Indices[i + k]];
            }

            float low = MathF.Min(face[0].Y, MathF.Min(face[1].Y, face[2].Y));
            float high = MathF.Max(face[0].Y, MathF.Max(face[1].Y, face[2].Y));
            if (high > stepHeight && low < bodyHeight)
            {
                rows.Add(face, stepHeight, bodyHeight);
                rows.Mark(Blocked);
            }
            else if (low >= FloorDepth && high <= stepHeight && IsLevel(face))
            {
                rows.Add(face, FloorDepth, stepHeight);
                rows.Mark(floor);
            }
        }
    }

    private static bool IsLevel(ReadOnlySpan<Vector3> face)
    {
        Vector3 normal = Vector3.Cross(face[1] - face[0], face[2] - face[0]);
        return MathF.Abs(normal.Y) > FloorSlope * normal.Length();
    }

    private void MarkOutside(bool[] floor)
    {
        Stack<int> open = new();
        (int width, int depth) = (Layout.Width, Layout.Depth);
        void Visit(int ix, int iz)
        {
            int cell = iz * width + ix;
            if ((uint)ix < (uint)width && (uint)iz < (uint)depth && !Outside[cell] && !floor[cell] && !Blocked[cell])
            {
                Outside[cell] = true;
                open.Push(cell);
            }
        }

        for (int ix = 0; ix < width; ix++)
        {
            Visit(ix, 0);
            Visit(ix, depth - 1);
        }

        for (int iz = 0; iz < depth; iz++)
        {
            Visit(0, iz);
            Visit(width - 1, iz);
        }

        while (open.TryPop(out int cell))
        {
            (int ix, int iz) = (cell % width, cell / width);
            Visit(ix - 1, iz);
            Visit(ix + 1, iz);
            Visit(ix, iz - 1);
            Visit(ix, iz + 1);
        }
    }
}
