using System.Numerics;

namespace Galactic.Rendering;

/// <summary>From pixels to points of the world and back, for one image.</summary>
internal readonly struct ViewRays
{
    private readonly Projection lens;
    private readonly Vector3 right;
    private readonly Vector3 up;
    private readonly Vector3 back;
    private readonly Vector3 eye;

    /// <summary>An image of a lens at a pose.</summary>
    /// <param name="lens">Size and lens.</param>
    /// <param name="worldFromCamera">[12] row-major 3x4; the camera looks along its -z with +y up.</param>
    public ViewRays(Projection lens, ReadOnlySpan<float> worldFromCamera)
    {
        this.lens = lens;
        ReadOnlySpan<float> m = worldFromCamera;
        (right, up, back) = (new(m[0], m[4], m[8]), new(m[1], m[5], m[9]), new(m[2], m[6], m[10]));
        eye = new(m[3], m[7], m[11]);
    }

    /// <summary>Pixels per metre across the view at a depth of one metre.</summary>
    public float Scale => lens.Scale;

    /// <summary>The point that a pixel shows at a depth, metres.</summary>
    public Vector3 PointAt(float x, float y, float depth)
    {
        float across = depth / lens.Scale;
        return eye + right * ((x - lens.CenterX) * across) - up * ((y - lens.CenterY) * across) - back * depth;
    }

    /// <summary>The pixel, in fractions, that shows a point, and the point's depth, metres.</summary>
    public (float X, float Y, float Depth) PixelOf(Vector3 point)
    {
        Vector3 from = point - eye;
        float depth = -Vector3.Dot(from, back);
        float across = lens.Scale / depth;
        return (lens.CenterX + Vector3.Dot(from, right) * across, lens.CenterY - Vector3.Dot(from, up) * across, depth);
    }
}
