using System.Numerics;

namespace Galactic.Geometry;

/// <summary>Finds which of many boxes meet a box: a binary tree, halved at the median of the centres along the longest axis.</summary>
internal sealed class BoxTree
{
    private const int LeafSize = 8;

    private readonly Bounds[] boxes;
    private readonly int[] order;
    private readonly List<Node> nodes = [];

    /// <summary>Builds the tree.</summary>
    /// <param name="boxes">All boxes.</param>
    /// <param name="chosen">Numbers of those to look among.</param>
    public BoxTree(Bounds[] boxes, IEnumerable<int> chosen)
    {
        (this.boxes, order) = (boxes, [.. chosen]);
        float[] keys = new float[order.Length];
        if (order.Length > 0)
        {
            Build(0, order.Length, keys);
        }
    }

    /// <summary>Adds the numbers of all boxes that meet one, edges included, to a list.</summary>
    public void Find(Bounds box, List<int> found)
    {
        for (int node = 0; node < nodes.Count;)
        {
            Node at = nodes[node];
            bool isMet = Meet(at.Box, box);
            for (int i = at.Begin; isMet && i < at.End; i++)
            {
                if (Meet(boxes[order[i]], box))
                {
                    found.Add(order[i]);
                }
            }

            node = isMet ? node + 1 : at.Next;
        }
    }

    /// <summary>Depth first; a node that is missed is left for the one after its descendants.</summary>
    private void Build(int begin, int end, float[] keys)
    {
        Bounds box = Bounds.Empty;
        Bounds centers = Bounds.Empty;
        for (int i = begin; i < end; i++)
        {
            box = box.Include(boxes[order[i]]);
            centers = centers.Include(boxes[order[i]].Center);
        }

        int node = nodes.Count;
        if (end - begin <= LeafSize)
        {
            nodes.Add(new Node(box, begin, end, node + 1));
            return;
        }

        nodes.Add(default);
        Vector3 size = centers.Size;
        int axis = size.X >= size.Y && size.X >= size.Z ? 0 : size.Y >= size.Z ? 1 : 2;
        for (int i = begin; i < end; i++)
        {
            keys[i] = boxes[order[i]].Center[axis];
        }

        keys.AsSpan(begin, end - begin).Sort(order.AsSpan(begin, end - begin));
        int middle = (begin + end) / 2;
        Build(begin, middle, keys);
        Build(middle, end, keys);
        nodes[node] = new Node(box, 0, 0, nodes.Count);
    }

    private static bool Meet(Bounds a, Bounds b) =>
        a.Min.X <= b.Max.X && b.Min.X <= a.Max.X && a.Min.Y <= b.Max.Y && b.Min.Y <= a.Max.Y
        && a.Min.Z <= b.Max.Z && b.Min.Z <= a.Max.Z;

    private readonly record struct Node(Bounds Box, int Begin, int End, int Next);
}
