using Galactic.Rendering.Vulkan;

namespace Galactic.Tests.Rendering.Vulkan;

public sealed class TileGridTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 7, 1)]
    [InlineData(12, 4, 3)]
    [InlineData(128, 16, 8)]
    [InlineData(1024, 32, 32)]
    public void Views_are_tiled_as_published(int views, int across, int down) =>
        Assert.Equal(new TileGrid(across, down, 1), TileGrid.Of(views, 128, 128, 16384));

    [Fact]
    public void A_grid_holds_all_views_within_the_limits()
    {
        foreach (int mostAcross in new[] { 1, 3, 128 })
        {
            foreach (int mostDown in new[] { 1, 5, 128 })
            {
                foreach (int mostViews in new[] { 1, 2, 100, 1024 })
                {
                    for (int views = 1; views < 600; views++)
                    {
                        TileGrid grid = TileGrid.Of(views, mostAcross, mostDown, mostViews);
                        Assert.InRange(grid.Across, 1, mostAcross);
                        Assert.InRange(grid.Down, 1, mostDown);
                        Assert.InRange(grid.Views, 1, mostViews);
                        Assert.Equal((views + grid.Views - 1) / grid.Views, grid.Targets);
                    }
                }
            }
        }
    }

    [Fact]
    public void A_prime_number_of_views_that_does_not_fit_in_a_row_leaves_few_tiles_empty()
    {
        TileGrid grid = TileGrid.Of(1021, 128, 128, 1024);
        Assert.Equal(1, grid.Targets);
        Assert.InRange(grid.Views, 1021, 1056);
    }
}
