namespace Galactic.Rendering.Vulkan;

/// <summary>How many views fit in one target, and in what raster.</summary>
/// <param name="Across">Tiles in a row.</param>
/// <param name="Down">Rows of tiles.</param>
/// <param name="Targets">Targets drawn one after the other.</param>
internal readonly record struct TileGrid(int Across, int Down, int Targets)
{
    /// <summary>Views in a target.</summary>
    public int Views => Across * Down;

    /// <summary>
    /// Near to square: the smallest number of columns from the root of the views up that divides them. Where that
    /// is more than a target may hold, full targets, the last of them partly empty.
    /// </summary>
    /// <param name="views">Views to draw.</param>
    /// <param name="mostAcross">Most tiles in a row.</param>
    /// <param name="mostDown">Most rows.</param>
    /// <param name="mostViews">Most tiles in all.</param>
    public static TileGrid Of(int views, int mostAcross, int mostDown, int mostViews)
    {
        int across = (int)Math.Ceiling(Math.Sqrt(views));
        while (views % across != 0)
        {
            across++;
        }

        if (across <= mostAcross && views / across <= mostDown && views <= mostViews)
        {
            return new TileGrid(across, views / across, 1);
        }

        int targets = (views + mostViews - 1) / mostViews;
        int perTarget = (views + targets - 1) / targets;
        across = Math.Min(mostAcross, (int)Math.Ceiling(Math.Sqrt(perTarget)));
        int down = Math.Min(mostDown, (perTarget + across - 1) / across);
        across = Math.Min(across, (perTarget + down - 1) / down);
        while (across * down > mostViews)
        {
            down--;
        }

        return new TileGrid(across, down, (views + across * down - 1) / (across * down));
    }
}
