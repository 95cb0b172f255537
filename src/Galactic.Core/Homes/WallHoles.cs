using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>Holes that doors and windows make in a wall of a room.</summary>
internal static class WallHoles
{
    /// <summary>Holes in order, each from its lower to its higher end along the wall and from its bottom to its top.</summary>
    public static List<(int Low, int High, int Bottom, int Top)> Of(HomePlan plan, int room, int facing, int line)
    {
        bool alongX = (facing & 1) == 1;
        List<(int, int, int, int)> holes = [];
        foreach (HomeOpening opening in plan.Openings)
        {
            PlanRect g = opening.Gap;
            bool touches = line == facing switch { 0 => g.MaxX, 1 => g.MaxZ, 2 => g.MinX, _ => g.MinZ };
            if ((opening.RoomA == room || opening.RoomB == room) && opening.AlongX == alongX && touches)
            {
                holes.Add((alongX ? g.MinX : g.MinZ, alongX ? g.MaxX : g.MaxZ, 0, opening.Height));
            }
        }

        foreach (HomeWindow window in plan.Windows)
        {
            if (window.Room == room && window.Facing == facing)
            {
                PlanRect g = window.Gap;
                holes.Add((alongX ? g.MinX : g.MinZ, alongX ? g.MaxX : g.MaxZ, window.Sill, window.Head));
            }
        }

        holes.Sort();
        return holes;
    }
}
