using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>Floors: one face per room, or boards and tiles that are darker beside walls and furniture.</summary>
internal static class FloorMesh
{
    private const int BoardWidth = 140;
    private const int BoardLength = 560;
    private const int Tile = 330;
    private const int ShadeStep = 50;
    private const int DarkestPercent = 35;

    // exp(-d / 220 mm) in hundredths, every 50 mm.
    private static ReadOnlySpan<byte> Fading =>
        [100, 80, 63, 51, 40, 32, 26, 20, 16, 13, 10, 8, 7, 5, 4, 3, 3, 2, 2, 1, 1];

    public static void Add(FaceBuilder faces, HomePlan plan, HomeColors colors, FreeSpace space, HomeDetail detail)
    {
        foreach (PlannedRoom room in plan.Rooms)
        {
            uint color = colors.Floor(room.Kind);
            if (detail != HomeDetail.Rich)
            {
                faces.Level(room.Clear, 0, color, up: true);
            }
            else if (room.Kind is RoomKind.Bath or RoomKind.Storage)
            {
                AddRows(faces, room.Clear, color, space, Tile, Tile, 0);
            }
            else
            {
                AddRows(faces, room.Clear, color, space, BoardWidth, BoardLength, BoardLength / 3);
            }
        }
    }

    /// <summary>Rows of boards along the longer side, each row shifted against the one before.</summary>
    private static void AddRows(
        FaceBuilder faces, PlanRect room, uint color, FreeSpace space, int width, int length, int shift)
    {
        bool alongX = room.Width >= room.Depth;
        (int low, int high, int near, int far) = alongX
            ? (room.MinX, room.MaxX, room.MinZ, room.MaxZ) : (room.MinZ, room.MaxZ, room.MinX, room.MaxX);
        for (int row = 0; near + row * width < far; row++)
        {
            int from = near + row * width;
            int to = Math.Min(from + width, far);
            int start = low - row * shift % length;
            for (int i = 0; start + i * length < high; i++)
            {
                int a = Math.Max(low, start + i * length);
                int b = Math.Min(high, start + (i + 1) * length);
                PlanRect board = alongX ? new PlanRect(a, from, b, to) : new PlanRect(from, a, to, b);
                int tone = 97 + (row * 7 + i * 5 + row * i * 3) % 7;
                if (board.ShortSide > 2)
                {
                    faces.Level(board, 0, Palette.Scale(color, tone * Shade(space, board) / 100), up: true);
                }
            }
        }
    }

    /// <summary>Percent of light at the middle of a board: 100 - 35 exp(-d / 0.22 m), d to what stands there.</summary>
    private static int Shade(FreeSpace space, PlanRect board)
    {
        int d = space.Clearance((board.MinX + board.MaxX) / 2, (board.MinZ + board.MaxZ) / 2) / ShadeStep;
        return 100 - (d < Fading.Length ? DarkestPercent * Fading[d] / 100 : 0);
    }
}
