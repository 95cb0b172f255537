using System.Numerics;
using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>What the sun sees of a picture's surroundings: whoever it does not see lies in shadow.</summary>
/// <remarks>The sun is a point far away, so that the rasterizer's perspective camera serves.</remarks>
internal sealed unsafe class SunView : IDisposable
{
    private const int Edge = 2048;

    /// <summary>Half the sun's field of view, as a tangent: the sun is ten times as far as the view is wide.</summary>
    private const float HalfWidth = 0.1f;

    /// <summary>Depth that is forgiven, pixels of the map: a slanted surface covers several depths in one.</summary>
    private const float SlackPixels = 3;

    /// <summary>Depth that is forgiven besides, metres.</summary>
    private const float Slack = 4e-3f;

    private readonly NativeArray<float> depth = new((long)Edge * Edge);
    private ViewRays rays;
    private float slack;

    /// <summary>Size and lens of the map.</summary>
    public static CameraSettings Camera { get; } = new()
    {
        Width = Edge,
        Height = Edge,
        FieldOfView = 2 * MathF.Atan(HalfWidth),
    };

    /// <summary>Draws the map for the points that a picture shows.</summary>
    /// <param name="renderer">Has the sun as its camera 1.</param>
    /// <param name="batch">One env with two cameras; the second one is set here.</param>
    /// <param name="middle">Middle of what the picture shows, metres.</param>
    /// <param name="reach">No point of it is farther from the middle, metres.</param>
    public void Look(IBatchRenderer renderer, RenderBatch batch, Vector3 middle, float reach)
    {
        float distance = reach / HalfWidth + reach;
        Span<float> camera = batch.WorldFromCamera.Span.Slice(RenderBatch.TransformSize, RenderBatch.TransformSize);
        CameraPose.LookAt(middle + Light.Sun * distance, middle, camera);
        rays = new ViewRays(Projection.Of(Camera), camera);
        slack = Slack + SlackPixels * distance * 2 * HalfWidth / Edge;
        DepthTarget target = new((nint)depth.Pointer, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
        renderer.Render(batch, new RenderTargets { Depth = target }, camera: 1);
    }

    /// <summary>True if something is between the sun and a point.</summary>
    public bool IsHidden(Vector3 point)
    {
        (float x, float y, float far) = rays.PixelOf(point);
        (int column, int row) = ((int)(x + 0.5f), (int)(y + 0.5f));
        if ((uint)column >= Edge || (uint)row >= Edge)
        {
            return false;
        }

        float seen = depth.Pointer[(long)row * Edge + column];
        return seen > 0 && far > seen + slack;
    }

    /// <inheritdoc/>
    public void Dispose() => depth.Dispose();
}
