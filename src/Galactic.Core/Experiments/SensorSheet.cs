using Galactic.Assets;
using Galactic.Media;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>A contact sheet: what every sensor of every camera shows of one start situation.</summary>
public static class SensorSheet
{
    private const int Gap = 6;
    private const int LabelInset = 5;
    private static readonly uint Paper = Color.Hex(0xFFFFFF);
    private static readonly uint Ink = Color.Hex(0xFFFFFF);
    private static readonly uint Shade = Color.Hex(0x202020);

    /// <summary>Draws the sheet: a row per camera and a column per sensor, each with its name.</summary>
    /// <param name="pictures">Scene and start situation.</param>
    /// <param name="size">Width of one picture, pixels; a multiple of 8.</param>
    public static ScenePicture Draw(ScenePictures pictures, int size)
    {
        PictureSensor[] sensors = Enum.GetValues<PictureSensor>();
        List<Picture> rows = [];
        HashSet<SemanticClass> classes = [];
        foreach (string camera in ScenePictures.Cameras)
        {
            List<Picture> row = [];
            foreach (PictureSensor sensor in sensors)
            {
                ScenePicture drawn = pictures.Draw(camera, size, sensor);
                row.Add(Label(drawn.Picture, $"{camera} {sensor.ToString().ToLowerInvariant()}"));
                classes.UnionWith(drawn.Classes);
            }

            rows.Add(Picture.Tile(row, sensors.Length, Gap, Paper));
        }

        PictureCanvas sheet = new(rows[0].Width, rows.Sum(r => r.Height + Gap) - Gap, Paper);
        int top = 0;
        foreach (Picture row in rows)
        {
            sheet.Paste(row, 0, top);
            top += row.Height + Gap;
        }

        return new ScenePicture(sheet.ToPicture(), [.. classes.OrderBy(c => c.Id)]);
    }

    private static Picture Label(Picture picture, string text)
    {
        (int width, int height) = PictureCanvas.MeasureText(text);
        return new PictureCanvas(picture)
            .Fill(0, 0, width + 2 * LabelInset, height + 2 * LabelInset, Shade)
            .Text(text, LabelInset, LabelInset, Ink)
            .ToPicture();
    }
}
