using System.Numerics;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Scenes;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeReachTests(SampleHomes sample)
{
    private const float BaseRadius = 0.28f;
    private const float Step = 0.1f;

    [Fact]
    public void A_disc_walks_into_every_room_past_the_real_boxes()
    {
        foreach (Home home in sample.Homes.Take(30))
        {
            HashSet<(int, int)> reached = Walk(home);
            Assert.All(home.Rooms, room => Assert.True(
                reached.Count(p => room.Clear.Contains((int)(p.Item1 * Step * 1000), (int)(p.Item2 * Step * 1000))) >= 10,
                $"{home.Name}: {room} is cut off"));
        }
    }

    [Fact]
    public void The_built_scene_can_be_walked_from_room_to_room()
    {
        for (int i = 0; i < 12; i++)
        {
            NavigationMap map = SceneBuilder.Build(sample.Scenes[i]).Navigation;
            foreach (HomeRoom room in sample.Homes[i].Rooms)
            {
                int cells = Enumerable.Range(0, map.Navigable.Length).Count(cell => map.Navigable[cell]
                    && map.CenterOf(cell) is var (x, z) && room.Clear.Contains((int)(x * 1000), (int)(z * 1000)));
                Assert.True(cells >= 20, $"{sample.Homes[i].Name}: {room} has {cells} navigable cells");
            }
        }
    }

    [Fact]
    public void Surfaces_rest_on_something_solid_and_are_free_above()
    {
        foreach (Home home in sample.Homes)
        {
            foreach (HomeReceptacle surface in home.Receptacles)
            {
                Assert.True(home.Pieces[surface.Piece].Footprint.Contains(surface.Whole), surface.Name);
                PlanBox space = new(-2, surface.Whole, surface.Height + 10, surface.Height + 140);
                foreach (PlanBox box in home.CollisionBoxes)
                {
                    if (box.Overlaps(space))
                    {
                        Assert.Fail($"{home.Name}: {surface} is obstructed by {box}");
                    }
                }

                Assert.Contains(home.CollisionBoxes, b => b.Piece == surface.Piece
                    && b.Rect.Contains(surface.Whole) && Math.Abs(b.MaxY - surface.Height) <= 6);
            }
        }
    }

    [Fact]
    public void Offered_surfaces_are_within_reach_of_a_place_to_stand()
    {
        for (int i = 0; i < sample.Homes.Count; i++)
        {
            FreeSpace space = sample.Homes[i].FreeSpace;
            foreach (Receptacle receptacle in sample.Scenes[i].Receptacles)
            {
                Vector3 p = receptacle.WorldFromSurface.Position;
                float nearest = float.PositiveInfinity;
                for (int cell = 0; cell < space.Navigable.Count; cell++)
                {
                    float x = (space.MinX + (cell % space.Width + 0.5f) * FreeSpace.Cell) * 1e-3f;
                    float z = (space.MinZ + (cell / space.Width + 0.5f) * FreeSpace.Cell) * 1e-3f;
                    nearest = space.Navigable[cell]
                        ? MathF.Min(nearest, Vector2.Distance(new Vector2(x, z), new Vector2(p.X, p.Z))) : nearest;
                }

                // 1.0 m is the most the arm reaches at any height; half a cell's diagonal is the grid's error.
                Assert.InRange(nearest, 0.1f, 1.0f + 0.036f);
            }
        }
    }

    /// <summary>
    /// Cells of a coarse grid a disc reaches in 4-neighbour steps, tested against the boxes themselves.
    /// </summary>
    private static HashSet<(int, int)> Walk(Home home)
    {
        Bounds[] solids =
        [
            .. home.CollisionBoxes.Where(b => b.MaxY > 30 && b.MinY < FreeSpace.BlockingHeight)
                .Select(b => b.ToOrientedBox().Bounds),
        ];
        HashSet<(int, int)> best = [];
        HashSet<(int, int)> seen = [];
        int halfX = (int)(home.Footprint.Width * 0.5e-3f / Step);
        int halfZ = (int)(home.Footprint.Depth * 0.5e-3f / Step);
        for (int x = -halfX; x <= halfX; x++)
        {
            for (int z = -halfZ; z <= halfZ; z++)
            {
                HashSet<(int, int)> part = [];
                Stack<(int, int)> open = new([(x, z)]);
                while (open.TryPop(out (int X, int Z) cell))
                {
                    bool inside = Math.Abs(cell.X) <= halfX && Math.Abs(cell.Z) <= halfZ;
                    if (inside && !seen.Contains(cell) && IsFree(solids, cell.X * Step, cell.Z * Step))
                    {
                        seen.Add(cell);
                        part.Add(cell);
                        open.Push((cell.X + 1, cell.Z));
                        open.Push((cell.X - 1, cell.Z));
                        open.Push((cell.X, cell.Z + 1));
                        open.Push((cell.X, cell.Z - 1));
                    }
                }

                best = part.Count > best.Count ? part : best;
            }
        }

        return best;
    }

    private static bool IsFree(Bounds[] solids, float x, float z)
    {
        foreach (Bounds b in solids)
        {
            float dx = x - Math.Clamp(x, b.Min.X, b.Max.X);
            float dz = z - Math.Clamp(z, b.Min.Z, b.Max.Z);
            if (dx * dx + dz * dz < BaseRadius * BaseRadius)
            {
                return false;
            }
        }

        return true;
    }
}
