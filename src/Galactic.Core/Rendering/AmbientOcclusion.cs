using System.Numerics;
using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>
/// How much of the sky the surroundings of each pixel leave open, from the depth image alone: corners, the ground below
/// furniture and the contact of things with what they stand on get darker.
/// </summary>
/// <remarks>
/// Hemisphere sampling in screen space: the mean over nearby pixels of max(0, cosine between the normal and the way to
/// their point), less with distance; the pattern is turned from pixel to pixel and the result smoothed over 4 x 4 pixels
/// of similar depth.
/// </remarks>
internal sealed unsafe class AmbientOcclusion(Projection lens, CpuDevice device) : IDisposable
{
    private const int Taps = 16;

    /// <summary>How far neighbours matter, metres.</summary>
    private const float Reach = 0.4f;

    /// <summary>Cosines below this come from the curvature and rounding of the surface itself.</summary>
    private const float LeastCosine = 0.1f;

    private const float Strength = 2.2f;
    private const float Darkest = 0.35f;
    private const int Smooth = 4;

    /// <summary>Turns of the pattern: one for each of 4 x 4 pixels, which the smoothing averages.</summary>
    private const int Turns = Smooth * Smooth;

    /// <summary>[turn, tap] places in a disc of radius 1, on a spiral.</summary>
    private static readonly Vector2[] Pattern = [.. Enumerable.Range(0, Turns * Taps).Select(Place)];

    private readonly NativeArray<float> rough = new((long)lens.Width * lens.Height);
    private readonly NativeArray<float> open = new((long)lens.Width * lens.Height);

    /// <summary>Finds the factors of an image; <see cref="At"/> reads them.</summary>
    /// <param name="worldFromCamera">[12] pose of the camera.</param>
    /// <param name="depth">[y, x] metres, 0 where nothing was hit.</param>
    public void Look(ReadOnlySpan<float> worldFromCamera, float* depth)
    {
        ViewRays rays = new(lens, worldFromCamera);
        (int width, int height) = (lens.Width, lens.Height);
        device.Run("picture/occlusion", height, 8, new SampleKernel(rays, depth, width, height, rough.Pointer));
        device.Run("picture/smooth", height, 8, new SmoothKernel(depth, width, height, rough.Pointer, open.Pointer));
    }

    /// <summary>Share of the light that reaches a pixel, between <see cref="Darkest"/> and 1.</summary>
    public float At(int x, int y) => open.Pointer[(long)y * lens.Width + x];

    /// <inheritdoc/>
    public void Dispose()
    {
        rough.Dispose();
        open.Dispose();
    }

    private static Vector2 Place(int index)
    {
        const float GoldenAngle = 2.399963f;
        (int turn, int tap) = (index / Taps, index % Taps);
        (float sin, float cos) = MathF.SinCos(turn * (MathF.Tau / Turns) + tap * GoldenAngle);
        return new Vector2(cos, sin) * ((tap + 0.5f) / Taps);
    }

    private readonly struct SampleKernel(ViewRays rays, float* depth, int width, int height, float* to) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int y = begin; y < end; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    to[(long)y * width + x] = At(x, y);
                }
            }
        }

        private float At(int x, int y)
        {
            float here = depth[(long)y * width + x];
            if (here == 0)
            {
                return 1;
            }

            Vector3 point = rays.PointAt(x, y, here);
            Vector3 normal = Normal(x, y, point);
            float radius = Math.Clamp(rays.Scale * Reach / here, 3, width * 0.25f);

            ReadOnlySpan<Vector2> pattern = Pattern.AsSpan((x % Smooth * Smooth + y % Smooth) * Taps, Taps);
            float sum = 0;
            foreach (Vector2 place in pattern)
            {
                int column = (int)(x + place.X * radius + 0.5f);
                int row = (int)(y + place.Y * radius + 0.5f);
                if ((uint)column >= (uint)width || (uint)row >= (uint)height)
                {
                    continue;
                }

                float there = depth[(long)row * width + column];
                if (there == 0)
                {
                    continue;
                }

                Vector3 way = rays.PointAt(column, row, there) - point;
                float length = way.Length();
                if (length > 1e-4f && length < Reach)
                {
                    float cosine = Vector3.Dot(normal, way) / length - LeastCosine;
                    sum += MathF.Max(0, cosine) * (1 - length / Reach);
                }
            }

            return Math.Clamp(1 - Strength * sum / Taps, Darkest, 1);
        }

        /// <summary>From the neighbours on the nearer side in depth, which most likely lie on the same surface.</summary>
        private Vector3 Normal(int x, int y, Vector3 point)
        {
            Vector3 across = Step(x, y, 1, 0, point);
            Vector3 down = Step(x, y, 0, 1, point);
            Vector3 normal = Vector3.Cross(down, across);
            float length = normal.Length();
            Vector3 towardsEye = rays.PointAt(x, y, 0) - point;
            normal = length > 1e-12f ? normal / length : Vector3.Normalize(towardsEye);
            return Vector3.Dot(normal, towardsEye) < 0 ? -normal : normal;
        }

        private Vector3 Step(int x, int y, int dx, int dy, Vector3 point)
        {
            float here = depth[(long)y * width + x];
            float before = DepthOf(x - dx, y - dy), after = DepthOf(x + dx, y + dy);
            bool takeAfter = before == 0 || (after != 0 && MathF.Abs(after - here) <= MathF.Abs(before - here));
            return takeAfter
                ? rays.PointAt(x + dx, y + dy, after == 0 ? here : after) - point
                : point - rays.PointAt(x - dx, y - dy, before);
        }

        private float DepthOf(int x, int y) =>
            (uint)x < (uint)width && (uint)y < (uint)height ? depth[(long)y * width + x] : 0;
    }

    private readonly struct SmoothKernel(float* depth, int width, int height, float* from, float* to) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int y = begin; y < end; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    to[(long)y * width + x] = At(x, y);
                }
            }
        }

        private float At(int x, int y)
        {
            const float Similar = 0.03f;
            float here = depth[(long)y * width + x];
            (float sum, int count) = (0, 0);
            for (int row = Math.Max(0, y - Smooth / 2); row < Math.Min(height, y + Smooth / 2); row++)
            {
                for (int column = Math.Max(0, x - Smooth / 2); column < Math.Min(width, x + Smooth / 2); column++)
                {
                    if (MathF.Abs(depth[(long)row * width + column] - here) <= Similar * here)
                    {
                        sum += from[(long)row * width + column];
                        count++;
                    }
                }
            }

            return count == 0 ? 1 : sum / count;
        }
    }
}
