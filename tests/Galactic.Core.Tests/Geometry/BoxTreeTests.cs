using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Tests.Geometry;

public sealed class BoxTreeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(700)]
    public void It_finds_what_comparing_every_box_finds(int count)
    {
        Bounds[] boxes = [.. Enumerable.Range(0, count + 40).Select(i => Box(RandomKey.FromSeed(3).For(i)))];
        int[] chosen = [.. Enumerable.Range(0, count + 40).Where(i => i % 7 != 3).Take(count)];
        BoxTree tree = new(boxes, chosen);
        foreach (Bounds box in boxes)
        {
            List<int> found = [];
            tree.Find(box, found);
            Assert.Equal(
                chosen.Where(i => Vector3.Min(boxes[i].Max, box.Max) is var most && Vector3.Max(boxes[i].Min, box.Min) is var least
                    && least.X <= most.X && least.Y <= most.Y && least.Z <= most.Z),
                found.Order());
        }
    }

    [Fact]
    public void Boxes_in_one_place_and_boxes_that_touch_are_found()
    {
        Bounds[] boxes = [.. Enumerable.Repeat(new Bounds(Vector3.Zero, Vector3.One), 50)];
        List<int> found = [];
        new BoxTree(boxes, Enumerable.Range(0, 50)).Find(new Bounds(Vector3.One, 2 * Vector3.One), found);
        Assert.Equal(Enumerable.Range(0, 50), found.Order());
    }

    private static Bounds Box(RandomKey key)
    {
        Vector3 min = new(key.Uniform(0, -3, 3), key.Uniform(1, -1, 1), key.Uniform(2, -5, 5));
        return new Bounds(min, min + new Vector3(key.Uniform(3, 0, 1), key.Uniform(4, 0, 0.1f), key.Uniform(5, 0, 2)));
    }
}
