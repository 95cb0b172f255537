using System.Numerics;
using Galactic.Assets;
using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>Turns a home into coloured triangles, metres. Faces look to where one can be: single-sided.</summary>
internal static class HomeMesh
{
    private const int Skirting = 80;
    private static readonly uint SkirtingColor = Color.Hex(0xE2E0DB);
    private static readonly uint CasingColor = Color.Hex(0xEAE7E0);

    /// <summary>Floors, walls from inside and outside, reveals, wall tops and the front door.</summary>
    public static void AddShell(MeshBuilder builder, HomePlan plan, int height, Palette palette)
    {
        for (int i = 0; i < plan.Rooms.Length; i++)
        {
            PlannedRoom room = plan.Rooms[i];
            bool wet = room.Kind is RoomKind.Bath;
            Level(builder, room.Clear, 0, wet ? Color.Hex(0xB9C0C2) : Floor(palette, room), true);
            AddWalls(builder, plan, i, height, palette);
        }

        foreach (HomeOpening opening in plan.Openings)
        {
            AddReveal(builder, opening, palette);
        }

        foreach (PlanRect wall in WallLines.Solid(plan))
        {
            Level(builder, wall, height, Color.Hex(0x6E6A66), true);
        }

        foreach (HomeOpening opening in plan.Openings)
        {
            Level(builder, opening.Gap, height, Color.Hex(0x6E6A66), true);
        }

        AddOutside(builder, plan.Footprint, height);
        AddFrontDoor(builder, plan, palette);
    }

    /// <summary>One level face per room, seen from below.</summary>
    public static void AddCeiling(MeshBuilder builder, HomePlan plan, int height)
    {
        foreach (PlannedRoom room in plan.Rooms)
        {
            Level(builder, room.Clear, height, Color.Hex(0xF7F6F3), false);
        }
    }

    /// <summary>All parts of a piece.</summary>
    public static void AddPiece(MeshBuilder builder, HomePiece piece, PieceModel model)
    {
        foreach (PiecePart part in model.Parts)
        {
            if (part.Sides > 0)
            {
                AddPrism(builder, piece, part);
            }
            else
            {
                AddBox(builder, piece, part);
            }
        }
    }

    private static uint Floor(Palette palette, PlannedRoom room) =>
        Palette.Scale(palette.Floor, room.Kind switch { RoomKind.Kitchen => 94, RoomKind.Bedroom => 102, _ => 100 });

    private static void AddWalls(MeshBuilder builder, HomePlan plan, int index, int height, Palette palette)
    {
        PlannedRoom room = plan.Rooms[index];
        PlanRect c = room.Clear;
        bool tinted = room.Kind == RoomKind.Bedroom || room.Kind == RoomKind.Living;
        for (int facing = 0; facing < 4; facing++)
        {
            bool alongX = (facing & 1) == 1;
            int line = facing switch { 0 => c.MinX, 1 => c.MinZ, 2 => c.MaxX, _ => c.MaxZ };
            bool accent = tinted && facing == ((room.Number + (int)room.Kind + plan.Rooms.Length) & 3)
                && Palette.Lightness(palette.AccentWall) > 30;
            uint color = accent ? palette.AccentWall
                : room.Kind == RoomKind.Bath ? Color.Hex(0xE3E9EA) : Palette.Scale(palette.Wall, alongX ? 100 : 98);
            int from = alongX ? c.MinX : c.MinZ;
            foreach (HomeOpening opening in plan.Openings
                .Where(
                    o => (o.RoomA == index || o.RoomB == index) && o.AlongX == alongX && Touches(o.Gap, facing, line))
                .OrderBy(o => alongX ? o.Gap.MinX : o.Gap.MinZ))
            {
                PlanRect gap = opening.Gap;
                (int low, int high) = alongX ? (gap.MinX, gap.MaxX) : (gap.MinZ, gap.MaxZ);
                AddWall(builder, facing, line, from, low, height, color);
                Face(builder, facing, line, low, high, opening.Height, height, color);
                from = high;
            }

            AddWall(builder, facing, line, from, alongX ? c.MaxX : c.MaxZ, height, color);
        }
    }

    private static bool Touches(PlanRect gap, int facing, int line) => facing switch
    {
        0 => gap.MaxX == line,
        1 => gap.MaxZ == line,
        2 => gap.MinX == line,
        _ => gap.MinZ == line,
    };

    private static void AddWall(MeshBuilder builder, int facing, int line, int low, int high, int height, uint color)
    {
        if (high > low)
        {
            Face(builder, facing, line, low, high, 0, Skirting, SkirtingColor);
            Face(builder, facing, line, low, high, Skirting, height, color);
        }
    }

    /// <summary>Jambs, lintel and threshold of an opening.</summary>
    private static void AddReveal(MeshBuilder builder, HomeOpening opening, Palette palette)
    {
        PlanRect g = opening.Gap;
        Level(builder, g, 0, Palette.Scale(palette.Floor, 90), true);
        Level(builder, g, opening.Height, CasingColor, false);
        if (opening.AlongX)
        {
            Face(builder, 0, g.MinX, g.MinZ, g.MaxZ, 0, opening.Height, CasingColor);
            Face(builder, 2, g.MaxX, g.MinZ, g.MaxZ, 0, opening.Height, CasingColor);
        }
        else
        {
            Face(builder, 1, g.MinZ, g.MinX, g.MaxX, 0, opening.Height, CasingColor);
            Face(builder, 3, g.MaxZ, g.MinX, g.MaxX, 0, opening.Height, CasingColor);
        }
    }

    private static void AddOutside(MeshBuilder builder, PlanRect f, int height)
    {
        uint color = Color.Hex(0xC9C4BC);
        Face(builder, 2, f.MinX, f.MinZ, f.MaxZ, 0, height, color);
        Face(builder, 3, f.MinZ, f.MinX, f.MaxX, 0, height, color);
        Face(builder, 0, f.MaxX, f.MinZ, f.MaxZ, 0, height, color);
        Face(builder, 1, f.MaxZ, f.MinX, f.MaxX, 0, height, color);
    }

    private static void AddFrontDoor(MeshBuilder builder, HomePlan plan, Palette palette)
    {
        PlanRect d = plan.FrontDoor;
        const int proud = 4;
        const int top = 2090;
        uint color = Palette.Scale(palette.Wood, 85);
        if (d == default)
        {
            return;
        }

        bool alongX = d.Depth == HomePlan.Wall;
        bool low = alongX ? d.MinZ == plan.Footprint.MinZ : d.MinX == plan.Footprint.MinX;
        int facing = alongX ? low ? 1 : 3 : low ? 0 : 2;
        int line = alongX ? low ? d.MaxZ + proud : d.MinZ - proud : low ? d.MaxX + proud : d.MinX - proud;
        (int from, int to) = alongX ? (d.MinX, d.MaxX) : (d.MinZ, d.MaxZ);
        Face(builder, facing, line, from, to, 0, top, color);
    }

    /// <summary>An upright face looking along a facing, at a line, from low to high along it.</summary>
    private static void Face(MeshBuilder builder, int facing, int line, int low, int high, int y0, int y1, uint color)
    {
        if (y1 <= y0 || high <= low)
        {
            return;
        }

        (Vector3 a, Vector3 b) = facing switch
        {
            0 => (At(line, 0, high), At(line, 0, low)),
            1 => (At(low, 0, line), At(high, 0, line)),
            2 => (At(line, 0, low), At(line, 0, high)),
            _ => (At(high, 0, line), At(low, 0, line)),
        };
        Vector3 bottom = Vector3.UnitY * (y0 * 1e-3f);
        Vector3 top = Vector3.UnitY * (y1 * 1e-3f);
        builder.Quad(a + bottom, b + bottom, b + top, a + top, color);
    }

    private static void Level(MeshBuilder builder, PlanRect r, int y, uint color, bool up)
    {
        Vector3 a = At(r.MinX, y, r.MinZ);
        Vector3 b = At(r.MaxX, y, r.MinZ);
        Vector3 c = At(r.MaxX, y, r.MaxZ);
        Vector3 d = At(r.MinX, y, r.MaxZ);
        if (up)
        {
            builder.Quad(d, c, b, a, color);
        }
        else
        {
            builder.Quad(a, b, c, d, color);
        }
    }

    private static void AddBox(MeshBuilder builder, HomePiece piece, PiecePart part)
    {
        LocalBox b = part.Box;
        Vector3 P(int x, int y, int z) =>
            Local(piece, x > 0 ? b.MaxX : b.MinX, y > 0 ? b.MaxY : b.MinY, z > 0 ? b.MaxZ : b.MinZ);
        void Side(BoxFaces face, int percent, Vector3 p, Vector3 q, Vector3 r, Vector3 s)
        {
            if ((part.Faces & face) != 0)
            {
                builder.Quad(p, q, r, s, percent == 100 ? part.Color : Palette.Scale(part.Color, percent));
            }
        }

        Side(BoxFaces.PositiveX, 100, P(1, 0, 1), P(1, 0, 0), P(1, 1, 0), P(1, 1, 1));
        Side(BoxFaces.NegativeX, 100, P(0, 0, 0), P(0, 0, 1), P(0, 1, 1), P(0, 1, 0));
        Side(BoxFaces.PositiveY, 100, P(0, 1, 1), P(1, 1, 1), P(1, 1, 0), P(0, 1, 0));
        Side(BoxFaces.NegativeY, 75, P(0, 0, 0), P(1, 0, 0), P(1, 0, 1), P(0, 0, 1));
        Side(BoxFaces.PositiveZ, 100, P(0, 0, 1), P(1, 0, 1), P(1, 1, 1), P(0, 1, 1));
        Side(BoxFaces.NegativeZ, 100, P(1, 0, 0), P(0, 0, 0), P(0, 1, 0), P(1, 1, 0));
    }

    private static void AddPrism(MeshBuilder builder, HomePiece piece, PiecePart part)
    {
        LocalBox b = part.Box;
        Vector3 middle = Local(piece, 0, 0, 0);
        Vector3 x = Local(piece, 1000, 0, 0) - middle;
        Vector3 z = Local(piece, 0, 0, 1000) - middle;
        Vector3 center = middle + x * ((b.MinX + b.MaxX) * 0.5e-3f) + z * ((b.MinZ + b.MaxZ) * 0.5e-3f);
        Vector3 low = center + Vector3.UnitY * (b.MinY * 1e-3f);
        Vector3 high = center + Vector3.UnitY * (b.MaxY * 1e-3f);
        Vector3 Spoke(int i)
        {
            float angle = MathF.Tau * i / part.Sides;
            return x * (MathF.Cos(angle) * (b.MaxX - b.MinX) * 0.5e-3f)
                + z * (MathF.Sin(angle) * (b.MaxZ - b.MinZ) * 0.5e-3f);
        }

        float scale = part.TopPercent * 0.01f;
        uint under = Palette.Scale(part.Color, 75);
        for (int i = 0; i < part.Sides; i++)
        {
            (Vector3 p, Vector3 q) = (Spoke(i), Spoke((i + 1) % part.Sides));
            builder.Quad(low + q, low + p, high + p * scale, high + q * scale, part.Color);
            builder.Triangle(high, high + q * scale, high + p * scale, part.Color);
            builder.Triangle(low, low + p, low + q, under);
        }
    }

    private static Vector3 Local(HomePiece piece, int x, int y, int z)
    {
        (int px, int pz) = piece.Frame.Point(x, z);
        return At(px, piece.Elevation + y, pz);
    }

    private static Vector3 At(int x, int y, int z) => new(x * 1e-3f, y * 1e-3f, z * 1e-3f);
}
