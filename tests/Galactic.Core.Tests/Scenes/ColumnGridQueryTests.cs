using System.Numerics;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Scenes;
using Galactic.Tests.Datasets;

namespace Galactic.Tests.Scenes;

/// <summary>
/// Column grids against brute force on random questions, half anywhere, half near surfaces. GALACTIC_QUERIES sets
/// their number for all homes together.
/// </summary>
/// <remarks>
/// The tolerance, for a question (x, y, z) in a cell with centre (cx, cz), spheres of radius r:
/// 1. "free" is right at (cx, y, cz) to 2 micrometres of distance;
/// 2. "hit" is right at (cx, y, cz) to 0.11 mm of height, the rounding of stored heights;
/// 3. so both are right at (x, y, z) itself wherever the distance to the nearest solid differs from r by more than
///    half a diagonal of a cell (35.4 mm) and 0.11 mm.
/// Outdoors, below the floor and above the top of the grid is always hit.
/// </remarks>
public class ColumnGridQueryTests
{
    private const double Rounding = 1.1e-4;
    private const double Safety = 2e-6;
    private static readonly int Queries =
        int.TryParse(Environment.GetEnvironmentVariable("GALACTIC_QUERIES"), out int queries) ? queries : 120_000;

    [Theory]
    [InlineData("sweethome3d-homes", "studio")]
    [InlineData("sweethome3d-homes", "apartment3")]
    [InlineData("nc-test-input-only/replicacad", "v3_sc0_staging_00")]
    [InlineData("nc-test-input-only/replicacad", "v3_sc0_staging_05")]
    public void Real_homes_agree_with_brute_force(string dataset, string name) =>
        Check(HabitatDataset.Open(SharedData.Folder(dataset)).LoadScene(name));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Generated_homes_agree_with_brute_force(int index) =>
        Check(HomeGenerator.Generate(HomeOptions.Dense, 77, HomeSplit.Test, index).Describe());

    private static void Check(SceneDescription home)
    {
        Scene scene = SceneBuilder.Build(home);
        double halfDiagonal = scene.Columns[0].CellSize * Math.Sqrt(0.5);
        NearestSolid exact = new(home.Collision, SphereRadii.Large + halfDiagonal + (2 * Rounding));
        for (int r = 0; r < SphereRadii.Count; r++)
        {
            Tally tally = new(scene.Columns[r], exact, home.Collision);
            RandomKey key = RandomKey.FromSeed(2024).For(r);
            for (int i = 0; i < Queries / 18; i++)
            {
                Vector3 query = i % 2 == 0 ? Anywhere(key.For(i), home) : NearSurface(key.For(i), home);
                tally.Ask(query);
            }

            tally.Finish();
        }
    }

    private static Vector3 Anywhere(RandomKey key, SceneDescription home)
    {
        Bounds b = home.Collision.Bounds;
        return new Vector3(
            key.Uniform(0, b.Min.X, b.Max.X), key.Uniform(1, 0, MathF.Max(b.Max.Y, 2.5f) - 0.001f),
            key.Uniform(2, b.Min.Z, b.Max.Z));
    }

    private static Vector3 NearSurface(RandomKey key, SceneDescription home)
    {
        Vector3 offset = new(key.Uniform(5, -0.2f, 0.2f), key.Uniform(6, -0.2f, 0.2f), key.Uniform(7, -0.2f, 0.2f));
        if (home.Collision.Triangles is { } mesh)
        {
            int t = key.Index(0, mesh.TriangleCount) * 3;
            float u = key.Uniform(1, 0, 1);
            Vector3 edge = Vector3.Lerp(mesh.Positions[mesh.Indices[t]], mesh.Positions[mesh.Indices[t + 1]], u);
            return Vector3.Lerp(edge, mesh.Positions[mesh.Indices[t + 2]], key.Uniform(2, 0, 1)) + offset;
        }

        OrientedBox box = home.Collision.Boxes[key.Index(0, home.Collision.Boxes.Count)];
        Vector3 inside = new(key.Uniform(1, -1, 1), key.Uniform(2, -1, 1), key.Uniform(3, -1, 1));
        return box.WorldFromBox.Transform(inside * box.HalfExtents) + offset;
    }

    /// <summary>Asks one grid and brute force, and counts.</summary>
    private sealed class Tally(ColumnGrid grid, NearestSolid exact, CollisionGeometry geometry)
    {
        private readonly double radius = grid.Radius;
        private readonly double halfDiagonal = grid.CellSize * Math.Sqrt(0.5);
        private readonly double top = Math.Max(geometry.Bounds.Max.Y, 2.5);
        private int free;
        private int hit;
        private int outdoors;

        public void Ask(Vector3 q)
        {
            int cell = grid.CellAt(q.X, q.Z);
            bool isFree = grid.IsFree(q.X, q.Y, q.Z);
            if (cell < 0 || q.Y < radius + Rounding || q.Y > top - Rounding)
            {
                Assert.False(isFree && (cell < 0 || q.Y < radius - Safety || q.Y > top + Safety), $"{q} is free");
                return;
            }

            if (grid.IntervalsOf(cell).Length == 0 && IsOutdoors(cell))
            {
                outdoors++;
                return;
            }

            double x = grid.MinX + ((cell % grid.Width + 0.5) * grid.CellSize);
            double z = grid.MinZ + ((cell / grid.Width + 0.5) * grid.CellSize);
            double here = exact.Distance(q.X, q.Y, q.Z);
            if (isFree)
            {
                double gap = exact.Distance(x, q.Y, z) - radius;
                Assert.True(gap > -Safety, $"r {radius}: {q} is free, but overlaps by {-gap} m at its cell's centre");
                Assert.True(here - radius > -halfDiagonal - Safety, $"r {radius}: {q} is free at distance {here}");
                free++;
                return;
            }

            bool blocked = exact.Distance(x, q.Y, z) < radius || exact.Distance(x, q.Y + Rounding, z) < radius
                || exact.Distance(x, q.Y - Rounding, z) < radius;
            Assert.True(
                blocked || grid.IntervalsOf(cell).Length >= 31,
                $"r {radius}: {q} is hit, but free at its cell's centre");
            Assert.True(here - radius < halfDiagonal + Rounding, $"r {radius}: {q} is hit at distance {here}");
            hit++;
        }

        public void Finish() => Assert.True(
            free > Queries / 100 && hit > Queries / 400, $"{free} free, {hit} hit, {outdoors} outdoors test little");

        /// <summary>No floor, seen straight down from the cell's centre.</summary>
        private bool IsOutdoors(int cell)
        {
            double x = grid.MinX + ((cell % grid.Width + 0.5) * grid.CellSize);
            double z = grid.MinZ + ((cell / grid.Width + 0.5) * grid.CellSize);
            for (double y = 0.05; y > -0.3; y -= 0.005)
            {
                if (exact.Distance(x, y, z) < 0.005)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
