namespace Galactic.Rendering;

/// <summary>Cuts triangles that reach behind the near plane.</summary>
internal static unsafe class NearPlane
{
    /// <summary>Appends the one or two triangles in front of the near plane to the frame's list of pieces.</summary>
    /// <param name="frame">Frame with room for two more pieces.</param>
    /// <param name="corners">First of 9 values in clip space, 16 floats apart.</param>
    /// <param name="surface">Number of the triangle.</param>
    public static void Cut(Frame* frame, float* corners, uint surface)
    {
        ReadOnlySpan<Corner> input =
        [
            new(corners[0], corners[16], corners[32]),
            new(corners[48], corners[64], corners[80]),
            new(corners[96], corners[112], corners[128]),
        ];
        Span<Corner> piece = stackalloc Corner[4];
        int count = 0;
        float near = frame->View.Near;
        for (int i = 0; i < 3; i++)
        {
            Corner from = input[i];
            Corner to = input[(i + 1) % 3];
            if (from.W >= near)
            {
                piece[count++] = from;
            }

            // Always from the inner to the outer end, so that both triangles of an edge find the same point.
            if (from.W >= near != to.W >= near)
            {
                piece[count++] = from.W >= near ? Cross(from, to, near) : Cross(to, from, near);
            }
        }

        for (int i = 2; i < count; i++)
        {
            Append(frame, piece[0], piece[i - 1], piece[i], surface);
        }
    }

    private static Corner Cross(Corner inner, Corner outer, float near)
    {
        float t = (inner.W - near) / (inner.W - outer.W);
        return new Corner(inner.X + t * (outer.X - inner.X), inner.Y + t * (outer.Y - inner.Y), near);
    }

    private static void Append(Frame* frame, Corner a, Corner b, Corner c, uint surface)
    {
        int lane = frame->ClippedCount++;
        float* target = frame->Clipped + lane;
        (target[0], target[16], target[32]) = (a.X, a.Y, a.W);
        (target[48], target[64], target[80]) = (b.X, b.Y, b.W);
        (target[96], target[112], target[128]) = (c.X, c.Y, c.W);
        frame->ClippedSurfaces[lane] = surface;
    }

    private readonly record struct Corner(float X, float Y, float W);
}
