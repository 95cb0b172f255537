using Galactic.Assets;
using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>
/// The building as triangles: floors, walls from inside and outside, reveals, windows, wall tops, front door and
/// ceiling. Faces look to where one can be: single-sided.
/// </summary>
internal sealed class ShellMesh(FaceBuilder faces, HomePlan plan, HomeColors colors, int height, DetailPlan detailPlan)
{
    private readonly HomeDetail detail = detailPlan.Level;
    private const int Skirting = SkirtingMesh.Height;
    private const int CasingWidth = 60;
    private const int Proud = 5;
    private const int DoorTop = 2090;
    private const int Tiled = 2100;
    private const int DimFloor = 600;
    private const int DimCeiling = 300;
    private static readonly uint CasingColor = Color.Hex(0xEAE7E0);
    private static readonly uint CapColor = Color.Hex(0x6E6A66);
    private static readonly Paint OutsideColor = new(Color.Hex(0xC9C4BC), PatternKind.Plaster);

    private bool HasCasings => detailPlan.Of(DetailFeature.Casings) == HomeDetail.Rich;

    /// <summary>Everything but floors and ceiling.</summary>
    public void AddWalls()
    {
        for (int i = 0; i < plan.Rooms.Length; i++)
        {
            for (int facing = 0; facing < 4; facing++)
            {
                AddSide(i, facing);
            }
        }

        foreach (HomeOpening opening in plan.Openings)
        {
            AddReveal(opening);
        }

        foreach (HomeWindow window in plan.Windows)
        {
            WindowShape.Add(faces, window, detail);
        }

        foreach (PlanRect cap in plan.Outline.Without([.. plan.Rooms.Select(r => r.Clear)]))
        {
            faces.Level(cap, height, CapColor, up: true);
        }

        AddOutside();
    }

    /// <summary>One level face per room, seen from below.</summary>
    public void AddCeiling()
    {
        foreach (PlannedRoom room in plan.Rooms)
        {
            faces.Level(room.Clear, height, Color.Hex(0xF7F6F3), up: false);
        }
    }

    /// <summary>One wall of a room, with the holes of its openings and windows left free.</summary>
    private void AddSide(int room, int facing)
    {
        PlanRect c = plan.Rooms[room].Clear;
        bool alongX = (facing & 1) == 1;
        int line = facing switch { 0 => c.MinX, 1 => c.MinZ, 2 => c.MaxX, _ => c.MaxZ };
        int at = alongX ? c.MinX : c.MinZ;
        if (detail == HomeDetail.Rich)
        {
            SkirtingMesh.Add(faces, plan, (room, facing, line), HasCasings ? CasingWidth : 0);
        }

        foreach ((int low, int high, int bottom, int top) in WallHoles.Of(plan, room, facing, line))
        {
            AddWall(room, facing, line, at, low, 0, height);
            AddWall(room, facing, line, low, high, 0, bottom);
            AddWall(room, facing, line, low, high, top, height);
            at = high;
        }

        AddWall(room, facing, line, at, alongX ? c.MaxX : c.MaxZ, 0, height);
    }

    /// <summary>A rectangle of wall, cut at skirting board and tiles and, richly drawn, darker at its edges.</summary>
    private void AddWall(int room, int facing, int line, int low, int high, int y0, int y1)
    {
        if (high <= low || y1 <= y0)
        {
            return;
        }

        PlannedRoom r = plan.Rooms[room];
        Paint paint = colors.Wall(r, room, facing);
        Paint tiles = r.Kind == RoomKind.Bath ? colors.Tiles : paint;
        if (detail == HomeDetail.Lean)
        {
            // Tiled up to the ceiling, which saves the cut.
            paint = tiles;
        }

        bool isRich = detail == HomeDetail.Rich;
        ReadOnlySpan<int> cuts = isRich
            ? [0, Skirting, DimFloor, Tiled, height - DimCeiling, height] : [0, Skirting, Tiled, height];
        int start = y0;
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            Paint own = i == 0 && detail != HomeDetail.Lean ? SkirtingMesh.Color : cuts[i] < Tiled ? tiles : paint;
            Paint next = cuts[i + 1] < Tiled ? tiles : paint;
            bool joins = i + 2 < cuts.Length && own == next && !(isRich && cuts[i + 1] != Tiled);
            int end = Math.Min(cuts[i + 1], y1);
            if (end <= start || (joins && end != y1))
            {
                continue;
            }

            if (!isRich || i > 0)
            {
                faces.Face(facing, line, low, high, start, end, own, Shade(start), Shade(end));
            }

            start = end;
        }
    }

    /// <summary>Percent of light on the foot of a wall.</summary>
    public static int ShadeAtFoot(int y) => 88 + 12 * y / DimFloor;

    /// <summary>Percent of light on a wall: darker near the floor and, less so, near the ceiling.</summary>
    private int Shade(int y) => detail != HomeDetail.Rich ? 100
        : y < DimFloor ? ShadeAtFoot(y)
        : y > height - DimCeiling ? 100 - 6 * (y - height + DimCeiling) / DimCeiling : 100;

    /// <summary>Jambs, lintel and threshold of an opening, and richly drawn its casing.</summary>
    private void AddReveal(HomeOpening opening)
    {
        PlanRect g = opening.Gap;
        faces.Level(g, 0, colors.Floor(RoomKind.Hall).Scale(90), up: true);
        faces.Level(g, opening.Height, CasingColor, up: false);
        int across = opening.AlongX ? 0 : 1;
        (int near, int far, int low, int high) = opening.AlongX
            ? (g.MinX, g.MaxX, g.MinZ, g.MaxZ) : (g.MinZ, g.MaxZ, g.MinX, g.MaxX);
        faces.Face(across, near, low, high, 0, opening.Height, CasingColor);
        faces.Face(across + 2, far, low, high, 0, opening.Height, CasingColor);
        if (HasCasings)
        {
            foreach (bool positive in (ReadOnlySpan<bool>)[false, true])
            {
                AddCasing(opening, positive ? high : low, positive);
            }
        }
    }

    private void AddCasing(HomeOpening opening, int line, bool positive)
    {
        const int wide = CasingWidth;
        const int thick = 8;
        PlanRect g = opening.Gap;
        (int low, int high) = opening.AlongX ? (g.MinX, g.MaxX) : (g.MinZ, g.MaxZ);
        (int near, int far) = positive ? (line, line + thick) : (line - thick, line);
        int top = opening.Height;
        foreach ((int a, int b, int y0, int y1) in (ReadOnlySpan<(int, int, int, int)>)
            [(low - wide, low, 0, top), (high, high + wide, 0, top), (low - wide, high + wide, top, top + wide)])
        {
            PlanRect r = opening.AlongX ? new PlanRect(a, near, b, far) : new PlanRect(near, a, far, b);
            int back = opening.AlongX ? positive ? 3 : 1 : positive ? 2 : 0;
            faces.Box(r, y0, y1, CasingColor, back);
        }
    }

    private void AddOutside()
    {
        foreach (OutlineEdge edge in plan.Outline.Edges)
        {
            faces.Face(edge.Facing, edge.Line, edge.Low, edge.High, 0, height, OutsideColor);
        }

        PlanRect d = plan.FrontDoor;
        if (d == default)
        {
            return;
        }

        Paint color = new(Palette.Scale(colors.Palette.Wood, 85), PatternKind.FurnitureWood);
        bool alongX = d.Width > d.Depth;
        int room = Array.FindIndex(plan.Rooms, r => r.Clear.Overlaps(alongX
            ? new PlanRect(d.MinX, d.MinZ - 10, d.MaxX, d.MaxZ + 10)
            : new PlanRect(d.MinX - 10, d.MinZ, d.MaxX + 10, d.MaxZ)));
        PlanRect clear = plan.Rooms[room].Clear;
        (int low, int high) = alongX ? (d.MinX, d.MaxX) : (d.MinZ, d.MaxZ);
        int facing = alongX ? d.MaxZ == clear.MinZ ? 1 : 3 : d.MaxX == clear.MinX ? 0 : 2;
        (int inner, int outer) = facing switch
        {
            0 => (d.MaxX + Proud, d.MinX - Proud),
            1 => (d.MaxZ + Proud, d.MinZ - Proud),
            2 => (d.MinX - Proud, d.MaxX + Proud),
            _ => (d.MinZ - Proud, d.MaxZ + Proud),
        };
        faces.Face(facing, inner, low, high, 0, DoorTop, color);
        faces.Face(facing + 2 & 3, outer, low, high, 0, DoorTop, color);
        if (detail != HomeDetail.Lean)
        {
            int step = facing is 0 or 1 ? 3 : -3;
            faces.Face(facing, inner + step, high - 130, high - 60, 960, 1100, Color.Hex(0x8E9296));
        }
    }
}
