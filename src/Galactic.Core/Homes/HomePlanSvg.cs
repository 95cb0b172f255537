using System.Globalization;
using System.Numerics;
using System.Text;

namespace Galactic.Homes;

/// <summary>Draws homes from above as SVG: rooms, doors, furniture, standing room and surfaces for objects.</summary>
public static class HomePlanSvg
{
    private const int TileMargin = 700;
    private const int Caption = 600;

    /// <summary>
    /// One home. Green: where the base may stand; hatched: floor kept free before doors and furniture; blue: reachable
    /// surfaces; grey: surfaces out of reach.
    /// </summary>
    public static string Draw(Home home) => Sheet([home], 1);

    /// <summary>A contact sheet of homes, row by row.</summary>
    /// <param name="homes">At least one.</param>
    /// <param name="columns">Homes in a row.</param>
    /// <param name="withSpace">False for the plan and furniture alone.</param>
    /// <exception cref="ArgumentException">There are no homes or no columns.</exception>
    public static string Sheet(IReadOnlyList<Home> homes, int columns, bool withSpace = true)
    {
        if (homes.Count == 0 || columns < 1)
        {
            throw new ArgumentException(
                $"A sheet needs at least 1 home and 1 column, got {homes.Count} and {columns}.");
        }

        int width = homes.Max(h => h.Footprint.Width) + 2 * TileMargin;
        int height = homes.Max(h => h.Footprint.Depth) + 2 * TileMargin + Caption;
        int rows = (homes.Count + columns - 1) / columns;
        StringBuilder svg = new();
        Line(svg, $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {columns * width} {rows * height}'"
            + $" width='{columns * width / 25}' height='{rows * height / 25}' font-family='sans-serif'>");
        Line(svg, "<defs><pattern id='reserved' width='90' height='90' patternUnits='userSpaceOnUse'"
            + " patternTransform='rotate(45)'><path d='M0 0V90' stroke='#a3541f' stroke-width='22'/></pattern></defs>");
        Line(svg, $"<rect width='{columns * width}' height='{rows * height}' fill='#ffffff'/>");
        for (int i = 0; i < homes.Count; i++)
        {
            int x = i % columns * width + width / 2;
            int y = i / columns * height + (height - Caption) / 2;
            Line(svg, $"<g transform='translate({x} {y})'>");
            AddHome(svg, homes[i], withSpace);
            Line(svg, $"<text x='0' y='{height / 2}' font-size='330' text-anchor='middle' fill='#333'>"
                + $"{homes[i].Family} {homes[i].Statistics.FloorArea:F0} m² {homes[i].Name}</text></g>");
        }

        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void AddHome(StringBuilder svg, Home home, bool withSpace)
    {
        // One area under all: walls that only touch would show a line where they do.
        foreach (PlanRect part in home.Plan.Outline.Parts)
        {
            AddRect(svg, part, "#4a4a4a", null);
        }

        foreach (HomeRoom room in home.Rooms)
        {
            AddRect(svg, room.Clear, room.Kind == RoomKind.Bath ? "#e3ebee" : "#f4efe6", null);
        }

        foreach (HomeOpening opening in home.Openings)
        {
            AddRect(svg, opening.Gap, "#f4efe6", null);
        }

        AddRect(svg, home.FrontDoor, "#a8672a", null);
        foreach (HomeWindow window in home.Windows)
        {
            AddRect(svg, window.Gap.Grow(-20), "#4fb3e8", null);
        }

        if (withSpace)
        {
            AddNavigable(svg, home.FreeSpace);
            foreach (PlanRect reserved in home.Reservations)
            {
                AddRect(svg, reserved, "url(#reserved)", null, 0.7f);
            }
        }

        IEnumerable<HomePiece> below = home.Pieces.Where(p => p.Kind != PieceKind.Pendant);
        foreach (HomePiece piece in below.OrderBy(p => p.Kind != PieceKind.Rug))
        {
            AddPiece(svg, piece);
        }

        foreach (HomeReceptacle surface in withSpace ? home.Receptacles : [])
        {
            AddRect(svg, surface.Whole, "#9a9a9a", null, 0.5f);
            AddRect(svg, surface.Usable, "#3b7fd4", null, 0.6f);
        }

        foreach (HomeRoom room in home.Rooms)
        {
            PlanRect c = room.Clear;
            Line(svg, $"<text x='{(c.MinX + c.MaxX) / 2}' y='{(c.MinZ + c.MaxZ) / 2}' font-size='230'"
                + $" text-anchor='middle' fill='#8a2f2f'>{room.Kind} {room.Area:F1}</text>");
        }
    }

    private static void AddPiece(StringBuilder svg, HomePiece piece)
    {
        PlanRect r = piece.Footprint;
        if (!piece.IsSolid)
        {
            AddTurned(svg, piece, piece.Kind == PieceKind.Rug ? "#e7c9a9" : "#b0413e", null, 0.7f);
            return;
        }

        AddTurned(svg, piece, Fill(piece.Kind), "#555555");
        Vector3 front = piece.At(0, 0, piece.Size.Depth) * 1000;
        Vector3 back = piece.At(0, 0, piece.Size.Depth * 2 / 3) * 1000;
        Line(svg, $"<path d='M{back.X:F0} {back.Z:F0}L{front.X:F0} {front.Z:F0}' stroke='#222' stroke-width='30'/>");
        if (r.ShortSide >= 500 || r.LongSide > 1000)
        {
            Line(svg, $"<text x='{(r.MinX + r.MaxX) / 2}' y='{(r.MinZ + r.MaxZ) / 2 + 50}' font-size='140'"
                + $" text-anchor='middle' fill='#222'>{piece.Kind}</text>");
        }
    }

    private static void AddTurned(StringBuilder svg, HomePiece piece, string fill, string? stroke, float opacity = 1)
    {
        PlanRect r = piece.Square;
        // SVG turns clockwise on the page, where z points down: the opposite of a turn about +y.
        float degrees = -360f * piece.Turn / PlanTurn.Steps;
        string middle = $"{(r.MinX + r.MaxX) / 2} {(r.MinZ + r.MaxZ) / 2}";
        Line(svg, (FormattableString)$"<g transform='rotate({degrees:F2} {middle})'>");
        AddRect(svg, r, fill, stroke, opacity);
        Line(svg, "</g>");
    }

    private static string Fill(PieceKind kind) => kind switch
    {
        PieceKind.Sofa or PieceKind.Armchair or PieceKind.Bench => "#8fa6bd",
        PieceKind.Bed => "#b6a7cf",
        PieceKind.Chair => "#e0b48a",
        PieceKind.Counter or PieceKind.Fridge or PieceKind.Island => "#c9b7a0",
        PieceKind.Bathtub or PieceKind.Shower or PieceKind.Toilet or PieceKind.Vanity => "#bcd3da",
        PieceKind.Plant => "#8fbf7f",
        _ => "#d6c3a3",
    };

    private static void AddNavigable(StringBuilder svg, FreeSpace space)
    {
        const int cell = FreeSpace.Cell;
        svg.Append("<path fill='#7cc47c' fill-opacity='0.55' d='");
        for (int z = 0; z < space.Depth; z++)
        {
            int start = -1;
            for (int x = 0; x <= space.Width; x++)
            {
                bool inside = x < space.Width && space.Navigable[z * space.Width + x];
                if (inside && start < 0)
                {
                    start = x;
                }
                else if (!inside && start >= 0)
                {
                    int width = (x - start) * cell;
                    svg.Append(CultureInfo.InvariantCulture,
                        $"M{space.MinX + start * cell} {space.MinZ + z * cell}h{width}v{cell}h-{width}z");
                    start = -1;
                }
            }
        }

        svg.Append("'/>\n");
    }

    private static void AddRect(StringBuilder svg, PlanRect r, string fill, string? stroke, float opacity = 1)
    {
        if (r.Area > 0)
        {
            string edge = stroke is null ? "" : $" stroke='{stroke}' stroke-width='20'";
            Line(svg, $"<rect x='{r.MinX}' y='{r.MinZ}' width='{r.Width}' height='{r.Depth}' fill='{fill}'"
                + $" fill-opacity='{opacity:F1}'{edge}/>");
        }
    }

    private static void Line(StringBuilder svg, FormattableString text) =>
        svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Line(StringBuilder svg, string text) => svg.Append(text).Append('\n');
}
