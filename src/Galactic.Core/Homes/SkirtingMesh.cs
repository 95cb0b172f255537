using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>Skirting boards of richly drawn homes.</summary>
internal static class SkirtingMesh
{
    /// <summary>Height of the boards, millimetres.</summary>
    public const int Height = 80;

    private const int Proud = 6;

    /// <summary>Their colour, which stands for them in coarser drawings.</summary>
    public static readonly uint Color = Assets.Color.Hex(0xE2E0DB);

    /// <summary>Boards along the foot of a wall of a room; they end at the casings of doors.</summary>
    /// <param name="faces">Receives them.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="side">Room, the way its wall looks, and where the wall is.</param>
    /// <param name="casing">Width of the casings.</param>
    public static void Add(FaceBuilder faces, HomePlan plan, (int Room, int Facing, int Line) side, int casing)
    {
        (int room, int facing, int line) = side;
        PlanRect c = plan.Rooms[room].Clear;
        bool alongX = (facing & 1) == 1;
        (int at, int end) = alongX ? (c.MinX, c.MaxX) : (c.MinZ, c.MaxZ);
        List<(int Low, int High)> doors =
            [.. WallHoles.Of(plan, room, facing, line).Where(h => h.Bottom == 0).Select(h => (h.Low - casing, h.High + casing))];
        PlanRect front = plan.FrontDoor;
        if (front != default && line == facing switch { 0 => front.MaxX, 1 => front.MaxZ, 2 => front.MinX, _ => front.MinZ }
            && front.Grow(1).Overlaps(c))
        {
            doors.Add(alongX ? (front.MinX, front.MaxX) : (front.MinZ, front.MaxZ));
            doors.Sort();
        }

        foreach ((int low, int high) in doors)
        {
            AddBoard(faces, facing, line, at, low);
            at = high;
        }

        AddBoard(faces, facing, line, at, end);
    }

    /// <summary>A board that stands out from the wall, with its upper edge and its ends.</summary>
    private static void AddBoard(FaceBuilder faces, int facing, int line, int low, int high)
    {
        if (high <= low)
        {
            return;
        }

        int front = facing < 2 ? line + Proud : line - Proud;
        (int near, int far) = (Math.Min(line, front), Math.Max(line, front));
        bool alongX = (facing & 1) == 1;
        PlanRect board = alongX ? new PlanRect(low, near, high, far) : new PlanRect(near, low, far, high);
        faces.Face(facing, front, low, high, 0, Height, Color, ShellMesh.ShadeAtFoot(0), ShellMesh.ShadeAtFoot(Height));
        faces.Level(board, Height, Color, up: true);
        faces.Face(alongX ? 2 : 3, low, near, far, 0, Height, Color);
        faces.Face(alongX ? 0 : 1, high, near, far, 0, Height, Color);
    }
}
