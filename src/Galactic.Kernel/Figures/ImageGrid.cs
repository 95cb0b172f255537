using System.Globalization;
using System.Text;
using Galactic.Assets;
using Galactic.Kernel.Hosting;
using Galactic.Media;

namespace Galactic.Kernel.Figures;

/// <summary>
/// Pictures with captions in rows, for example colour above depth; small ones are enlarged with crisp pixels.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeBundle.Html, MimeBundle.Text])]
public sealed class ImageGrid : IDisplayable
{
    private const int MaxWidth = 960;
    private const int MaxHtmlBytes = 500_000;
    private const int Gap = 6;

    /// <summary>A grey that reads on light and dark pages; the background is transparent.</summary>
    private static readonly uint CaptionColor = Color.Hex(0x808080);

    private readonly (Picture Picture, string Caption)[] cells;

    /// <summary>Pictures with captions, row by row.</summary>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="cells">Pictures and their captions; an empty caption takes no room when all are empty.</param>
    /// <exception cref="ArgumentException">There is no picture.</exception>
    public ImageGrid(int columns, IEnumerable<(Picture Picture, string Caption)> cells)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        this.cells = [.. cells];
        if (this.cells.Length == 0)
        {
            throw new ArgumentException("An image grid needs at least one picture.", nameof(cells));
        }

        Columns = Math.Min(columns, this.cells.Length);
    }

    /// <summary>Pictures without captions, row by row.</summary>
    public ImageGrid(int columns, IEnumerable<Picture> pictures)
        : this(columns, pictures.Select(picture => (picture, "")))
    {
    }

    /// <summary>Pictures in a row.</summary>
    public int Columns { get; }

    /// <summary>Pictures in the grid.</summary>
    public int Count => cells.Length;

    /// <summary>Text below the grid; empty for nothing.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The whole grid as one picture with captions on a transparent ground.</summary>
    public Picture ToPicture()
    {
        int factor = Factor();
        bool captions = cells.Any(cell => cell.Caption.Length > 0);
        Picture[] drawn = [.. cells.Select(cell => Cell(cell.Picture, cell.Caption, factor, captions))];
        Picture grid = Picture.Tile(drawn, Columns, Gap);
        return grid.FitInside(MaxWidth, int.MaxValue);
    }

    /// <inheritdoc/>
    public MimeBundle ToMimeBundle()
    {
        Picture whole = ToPicture();
        string png = Convert.ToBase64String(whole.ToPng());
        string[] images = [.. cells.Select(cell => Convert.ToBase64String(cell.Picture.ToPng()))];
        string body = images.Sum(image => (long)image.Length) <= MaxHtmlBytes
            ? CellsHtml(images)
            : $"<img src=\"data:image/png;base64,{png}\" alt=\"{this}\" style=\"max-width:100%\"/>";
        string caption = Caption.Length == 0
            ? ""
            : $"<figcaption style=\"opacity:.75;font-size:.85em\">{Bundles.Escape(Caption)}</figcaption>";
        string html = $"<figure style=\"margin:0\">{body}{caption}</figure>";
        return Bundles.Of((MimeBundle.Html, html), (MimeBundle.Png, png), (MimeBundle.Text, ToString()));
    }

    /// <summary>Number and size of the pictures.</summary>
    public override string ToString()
    {
        string size = $"{cells[0].Picture.Width} x {cells[0].Picture.Height}";
        string text = $"{cells.Length} pictures of {size} in {Columns} columns";
        return Caption.Length == 0 ? text : $"{text}: {Caption}";
    }

    /// <summary>The whole factor that makes rows as wide as they may be, at most 2.</summary>
    private int Factor()
    {
        int width = cells.Max(cell => cell.Picture.Width);
        return Math.Clamp((MaxWidth - (Columns - 1) * Gap) / (Columns * width), 1, 2);
    }

    private static Picture Cell(Picture picture, string caption, int factor, bool captions)
    {
        Picture scaled = factor == 1 ? picture : picture.ScaleNearest(picture.Width * factor, picture.Height * factor);
        if (!captions)
        {
            return scaled;
        }

        PictureCanvas canvas = new(scaled.Width, scaled.Height + 13);
        int characters = Math.Max(1, scaled.Width / 6);
        string text = caption.Length <= characters ? caption : caption[..Math.Max(1, characters - 2)] + "..";
        canvas.Paste(scaled, 0, 0).Text(text, 1, scaled.Height + 4, CaptionColor);
        return canvas.ToPicture();
    }

    private string CellsHtml(string[] images)
    {
        int factor = Factor();
        StringBuilder html = new(string.Create(
            CultureInfo.InvariantCulture,
            $"<div style=\"display:grid;grid-template-columns:repeat({Columns},max-content);gap:{Gap}px\">"));
        for (int i = 0; i < images.Length; i++)
        {
            string caption = Bundles.Escape(cells[i].Caption);
            int width = cells[i].Picture.Width * factor;
            html.Append($"<div style=\"width:{width}px;max-width:100%\">")
                .Append($"<img src=\"data:image/png;base64,{images[i]}\" ")
                .Append($"alt=\"{caption}\" width=\"{width}\" style=\"image-rendering:pixelated;display:block\"/>")
                .Append($"<div style=\"font-size:.8em;opacity:.8\">{caption}</div></div>");
        }

        return html.Append("</div>").ToString();
    }
}
