using Galactic.Geometry;

namespace Galactic.Scenes;

public sealed partial class NavigationMap
{
    /// <summary>Floor area the base centre may stand on, square metres.</summary>
    public float NavigableArea { get; private set; }

    /// <summary>The cell index of a point, or -1 outside the map.</summary>
    public int CellAt(float x, float z)
    {
        int ix = (int)MathF.Floor((x - MinX) / CellSize);
        int iz = (int)MathF.Floor((z - MinZ) / CellSize);
        return (uint)ix < (uint)Width && (uint)iz < (uint)Depth ? iz * Width + ix : -1;
    }

    /// <summary>Centre of a cell, (x, z) in metres.</summary>
    public (float X, float Z) CenterOf(int cell) =>
        (MinX + (cell % Width + 0.5f) * CellSize, MinZ + (cell / Width + 0.5f) * CellSize);

    /// <summary>True if the base may stand at the point.</summary>
    public bool IsNavigable(float x, float z) => CellAt(x, z) is int cell && cell >= 0 && Navigable[cell];

    /// <summary>
    /// Straight distance from a point to the nearest place the base may stand, metres; infinity outside the map.
    /// </summary>
    public float DistanceToNavigable(float x, float z) =>
        CellAt(x, z) is int cell
            && cell >= 0 ? MathF.Sqrt(SquaredCellsToNavigable[cell]) * CellSize : float.PositiveInfinity;

    /// <summary>The map of a home's geometry; <see cref="SceneBuilder"/> makes it with the rest of a scene.</summary>
    /// <param name="geometry">What the robot can hit, world frame, floor at y = 0.</param>
    /// <param name="settings">Cell size, base radius, and between which heights something is in the way.</param>
    /// <exception cref="ArgumentException">The geometry is empty or does not fit a grid.</exception>
    public static NavigationMap Of(CollisionGeometry geometry, SceneSettings settings) =>
        Of(GroundPlan.Build(geometry, SceneBuilder.ExtentOf(geometry, settings), settings), settings.BaseRadius);

    internal static NavigationMap Of(GroundPlan plan, float radius)
    {
        CellLayout layout = plan.Layout;
        return new NavigationMap(
            layout.MinX, layout.MinZ, layout.CellSize, layout.Width, layout.Depth, Blocked(plan), radius);
    }

    /// <summary>[z, x] cells where something solid, no floor or the edge of the map is.</summary>
    internal static bool[] Blocked(GroundPlan plan)
    {
        CellLayout layout = plan.Layout;
        bool[] blocked = new bool[layout.Count];
        for (int i = 0; i < blocked.Length; i++)
        {
            (int ix, int iz) = (i % layout.Width, i / layout.Width);
            bool edge = ix == 0 || iz == 0 || ix == layout.Width - 1 || iz == layout.Depth - 1;
            blocked[i] = edge || plan.Blocked[i] || plan.Outside[i];
        }

        return blocked;
    }

    private void Build(ReadOnlySpan<bool> blocked)
    {
        int[] clearance = DistanceField.Squared(blocked, Width, Depth);
        int needed = (int)MathF.Ceiling(Radius / CellSize * (Radius / CellSize));
        bool[] open = new bool[clearance.Length];
        for (int i = 0; i < open.Length; i++)
        {
            open[i] = clearance[i] > needed && !blocked[i];
        }

        Open = open;
        Navigable = Grid.LargestPart(open, Width, Depth);
        NavigableArea = Navigable.Count(n => n) * CellSize * CellSize;
        SquaredCellsToNavigable = DistanceField.Squared(Navigable, Width, Depth);
    }
}
