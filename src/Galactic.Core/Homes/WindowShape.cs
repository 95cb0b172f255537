using Galactic.Assets;
using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>Reveal, frame and panes of a window. Seen from the room, daylight comes through the panes.</summary>
internal static class WindowShape
{
    private const int Border = 45;
    private const int Apart = 4;
    private static readonly uint RevealColor = Color.Hex(0xF0EEE9);
    private static readonly uint FrameColor = Color.Hex(0xFAFAF8);
    private static readonly Paint Sky = new(Color.Hex(0xD8ECF8)) { IsEmitter = true };
    private static readonly Paint Horizon = new(Color.Hex(0xC3D6C4)) { IsEmitter = true };
    private static readonly uint OutsideColor = Palette.Scale(Sky.Color, 70);

    public static void Add(FaceBuilder faces, HomeWindow w, HomeDetail detail)
    {
        PlanRect g = w.Gap;
        bool alongX = (w.Facing & 1) == 1;
        bool positive = w.Facing < 2;
        (int near, int far) = alongX ? (g.MinZ, g.MaxZ) : (g.MinX, g.MaxX);
        (int low, int high) = alongX ? (g.MinX, g.MaxX) : (g.MinZ, g.MaxZ);
        int middle = (near + far) / 2;
        PlanRect inner = alongX
            ? new PlanRect(low, positive ? middle : near, high, positive ? far : middle)
            : new PlanRect(positive ? middle : near, low, positive ? far : middle, high);
        (int from, int to) = alongX ? (inner.MinZ, inner.MaxZ) : (inner.MinX, inner.MaxX);
        faces.Level(inner, w.Sill, RevealColor, up: true);
        faces.Level(inner, w.Head, RevealColor, up: false);
        faces.Face(alongX ? 0 : 1, low, from, to, w.Sill, w.Head, RevealColor);
        faces.Face(alongX ? 2 : 3, high, from, to, w.Sill, w.Head, RevealColor);
        int step = positive ? Apart : -Apart;
        int panes = w.Width > 1000 ? 2 : 1;
        if (detail == HomeDetail.Lean)
        {
            // From outside the wall is seen, which has no hole.
            faces.Face(w.Facing, middle, low, high, w.Sill, w.Head, Sky);
            return;
        }

        int outside = positive ? near - Apart : far + Apart;
        faces.Face(w.Facing + 2 & 3, outside, low, high, w.Sill, w.Head, OutsideColor);
        faces.Face(w.Facing, middle, low, high, w.Sill, w.Head, FrameColor);
        int horizon = Math.Clamp(1250, w.Sill + Border, w.Head - Border);
        for (int i = 0; i < panes; i++)
        {
            int a = low + w.Width * i / panes + Border;
            int b = low + w.Width * (i + 1) / panes - Border;
            faces.Face(w.Facing, middle + step, a, b, w.Sill + Border, horizon, Horizon);
            faces.Face(w.Facing, middle + step, a, b, horizon, w.Head - Border, Sky);
        }

        if (detail == HomeDetail.Rich)
        {
            AddFrame(faces, w, low, middle + step, panes);
            AddCasing(faces, w, low, high);
            // The inner board stands out over whatever is below the sill.
            PlanRect board = w.Facing switch
            {
                0 => new PlanRect(g.MaxX, low - 40, g.MaxX + 30, high + 40),
                1 => new PlanRect(low - 40, g.MaxZ, high + 40, g.MaxZ + 30),
                2 => new PlanRect(g.MinX - 30, low - 40, g.MinX, high + 40),
                _ => new PlanRect(low - 40, g.MinZ - 30, high + 40, g.MinZ),
            };
            faces.Box(board, w.Sill - 25, w.Sill - 2, FrameColor, w.Facing + 2 & 3);
            faces.Level(board, w.Sill - 25, FrameColor, up: false);
        }
    }

    /// <summary>Boards on the wall beside and above the hole; below it is the sill.</summary>
    private static void AddCasing(FaceBuilder faces, HomeWindow w, int low, int high)
    {
        const int wide = 55;
        const int thick = 6;
        PlanRect g = w.Gap;
        bool alongX = (w.Facing & 1) == 1;
        int line = w.Facing switch { 0 => g.MaxX, 1 => g.MaxZ, 2 => g.MinX, _ => g.MinZ };
        (int near, int far) = w.Facing < 2 ? (line, line + thick) : (line - thick, line);
        void Board(int from, int to, int bottom, int top)
        {
            PlanRect r = alongX ? new PlanRect(from, near, to, far) : new PlanRect(near, from, far, to);
            faces.Box(r, bottom, top, FrameColor, w.Facing + 2 & 3);
            faces.Level(r, bottom, FrameColor, up: false);
        }

        Board(low - wide, low, w.Sill, w.Head);
        Board(high, high + wide, w.Sill, w.Head);
        Board(low - wide, high + wide, w.Head, w.Head + wide);
    }

    /// <summary>Bars round every pane that stand out from the glass.</summary>
    private static void AddFrame(FaceBuilder faces, HomeWindow w, int low, int glass, int panes)
    {
        const int deep = 14;
        bool alongX = (w.Facing & 1) == 1;
        bool positive = w.Facing < 2;
        void Bar(int from, int to, int bottom, int top)
        {
            (int near, int far) = positive ? (glass, glass + deep) : (glass - deep, glass);
            PlanRect r = alongX ? new PlanRect(from, near, to, far) : new PlanRect(near, from, far, to);
            faces.Box(r, bottom, top, FrameColor, w.Facing + 2 & 3);
            faces.Level(r, bottom, FrameColor, up: false);
        }

        for (int i = 0; i < panes; i++)
        {
            int a = low + w.Width * i / panes;
            int b = low + w.Width * (i + 1) / panes;
            Bar(a + 4, a + Border, w.Sill + 4, w.Head - 4);
            Bar(b - Border, b - 4, w.Sill + 4, w.Head - 4);
            Bar(a + Border, b - Border, w.Sill + 4, w.Sill + Border);
            Bar(a + Border, b - Border, w.Head - Border, w.Head - 4);
        }
    }
}
