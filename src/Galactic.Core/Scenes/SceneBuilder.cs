using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>Prepares a described home for simulation: free-space columns and the navigation map.</summary>
public static class SceneBuilder
{
    /// <summary>Builds the scene. Pure and independent of other scenes, so many may be built in parallel.</summary>
    /// <param name="description">The home.</param>
    /// <param name="settings">Cell size and base radius; the defaults when left out.</param>
    /// <param name="cache">Where free space is looked for first, and left; null for none.</param>
    /// <exception cref="ArgumentException">The home has no collision geometry or one that does not fit a
    /// grid.</exception>
    public static Scene Build(
        SceneDescription description, SceneSettings? settings = null, PreparedCache? cache = null)
    {
        settings ??= new SceneSettings();
        CollisionGeometry geometry = description.Collision;
        if (geometry.Boxes.Count == 0 && geometry.Triangles is null or { TriangleCount: 0 })
        {
            throw new ArgumentException(
                $"Scene '{description.Name}' has no collision geometry, so nothing can be simulated in it.",
                nameof(description));
        }

        try
        {
            (ColumnGrid[] columns, bool[] blocked) = FreeSpace(geometry, settings, cache);
            ColumnGrid first = columns[0];
            return new Scene
            {
                Name = description.Name,
                Mesh = description.Mesh,
                PartClasses = description.PartClasses,
                Collision = geometry,
                Receptacles = description.Receptacles,
                Columns = columns,
                Navigation = new NavigationMap(
                    first.MinX, first.MinZ, first.CellSize, first.Width, first.Depth, blocked, settings.BaseRadius),
                CeilingStart = description.CeilingStart,
            };
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(
                $"Scene '{description.Name}': {exception.Message}", nameof(description), exception);
        }
    }

    private static (ColumnGrid[] Columns, bool[] Blocked) FreeSpace(
        CollisionGeometry geometry, SceneSettings settings, PreparedCache? cache)
    {
        byte[] key = cache is null ? [] : FreeSpaceCache.KeyOf(geometry, settings);
        if (cache is not null && FreeSpaceCache.Find(cache, key) is { } known)
        {
            return known;
        }

        Bounds extent = ExtentOf(geometry, settings);
        GroundPlan plan = GroundPlan.Build(geometry, extent, settings);
        ColumnGrid[] columns = new ColumnGrid[SphereRadii.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = ColumnGridBuilder.Build(geometry, extent, SphereRadii.All[i], plan);
        }

        bool[] blocked = NavigationMap.Blocked(plan);
        if (cache is not null)
        {
            FreeSpaceCache.Keep(cache, key, columns, blocked);
        }

        return (columns, blocked);
    }

    /// <summary>The box the grids of a home cover: its geometry and the free height above an open one.</summary>
    internal static Bounds ExtentOf(CollisionGeometry geometry, SceneSettings settings)
    {
        Bounds bounds = geometry.Bounds;
        return bounds with { Max = bounds.Max with { Y = MathF.Max(bounds.Max.Y, settings.OpenHeight) } };
    }
}
