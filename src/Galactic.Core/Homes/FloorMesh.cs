using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>Floors: one face per room or, richly drawn, squares darker beside walls and furniture.</summary>
internal static class FloorMesh
{
    private const int Tile = 250;
    private const int ShadeStep = 50;
    private const int DarkestPercent = 35;

    // exp(-d / 220 mm) in hundredths, every 50 mm.
    private static ReadOnlySpan<byte> Fading =>
        [100, 80, 63, 51, 40, 32, 26, 20, 16, 13, 10, 8, 7, 5, 4, 3, 3, 2, 2, 1, 1];

    public static void Add(FaceBuilder faces, HomePlan plan, HomeColors colors, FreeSpace space, HomeDetail detail)
    {
        foreach (PlannedRoom room in plan.Rooms)
        {
            Paint paint = colors.Floor(room.Kind);
            bool alongX = room.Clear.Width >= room.Clear.Depth;
            if (detail != HomeDetail.Rich)
            {
                faces.Level(room.Clear, 0, paint, up: true, alongX);
                continue;
            }

            PlanRect c = room.Clear;
            for (int x = c.MinX; x < c.MaxX; x += Tile)
            {
                for (int z = c.MinZ; z < c.MaxZ; z += Tile)
                {
                    PlanRect r = new(x, z, Math.Min(x + Tile, c.MaxX), Math.Min(z + Tile, c.MaxZ));
                    faces.Floor(r, paint, alongX,
                    [
                        Shade(space, r.MinX, r.MaxZ), Shade(space, r.MaxX, r.MaxZ), Shade(space, r.MaxX, r.MinZ),
                        Shade(space, r.MinX, r.MinZ),
                    ]);
                }
            }
        }
    }

    /// <summary>Percent of light on the floor: 100 - 35 exp(-d / 0.22 m), d to the nearest wall or piece.</summary>
    private static int Shade(FreeSpace space, int x, int z)
    {
        int d = space.Clearance(x, z) / ShadeStep;
        return 100 - (d < Fading.Length ? DarkestPercent * Fading[d] / 100 : 0);
    }
}
