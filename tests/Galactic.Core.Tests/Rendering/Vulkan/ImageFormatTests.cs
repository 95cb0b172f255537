using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering.Vulkan;

/// <summary>Both renderers write the same image in every form there is.</summary>
public sealed unsafe class ImageFormatTests : IDisposable
{
    private readonly VulkanDevice vulkan = VulkanTestDevice.Open();
    private readonly CpuDevice cpu = new(2);

    public void Dispose()
    {
        vulkan.Dispose();
        cpu.Dispose();
    }

    [Theory]
    [InlineData(72, 40)]
    [InlineData(37, 23)]
    public void Depth_is_written_as_the_processor_writes_it(int width, int height)
    {
        foreach (DepthEncoding encoding in Enum.GetValues<DepthEncoding>())
        {
            Compare(width, height, 1, (address, type, layout) =>
            {
                bool isBytes = type == PixelType.UInt8 && encoding != DepthEncoding.Normalized;
                return isBytes ? default : new() { Depth = new DepthTarget(address, encoding, type, layout) };
            });
        }
    }

    [Theory]
    [InlineData(72, 40, 3)]
    [InlineData(72, 40, 4)]
    [InlineData(37, 23, 3)]
    public void Colour_is_written_as_the_processor_writes_it(int width, int height, int channels) =>
        Compare(width, height, channels, (address, type, layout) => new()
        {
            Color = new ColorTarget(address, type, layout, channels),
        });

    [Theory]
    [InlineData(IdKind.Instance)]
    [InlineData(IdKind.Semantic)]
    public void Identities_are_written_as_the_processor_writes_them(IdKind kind)
    {
        RenderAssets assets = Assets();
        CameraSettings camera = new() { Width = 37, Height = 23 };
        using RenderBatch batch = Batch();
        int[] actual = new int[3 * 37 * 23];
        int[] expected = new int[actual.Length];
        using VulkanRenderer renderer = new(assets, camera, vulkan, cpu);
        using CpuRenderer other = new(assets, camera, cpu);
        fixed (int* target = actual)
        fixed (int* otherTarget = expected)
        {
            renderer.Render(batch, new RenderTargets { Ids = new IdTarget((nint)target, kind) });
            other.Render(batch, new RenderTargets { Ids = new IdTarget((nint)otherTarget, kind) });
        }

        Assert.True(expected.Distinct().Count() > 5);
        Assert.InRange(actual.Zip(expected).Count(p => p.First != p.Second), 0, actual.Length / 200);
    }

    private static RenderAssets Assets() => new([Soup(7, 100, 1)], [Soup(8, 20, 0.2f)])
    {
        SceneClasses = [[3, 1, -4, 7]],
        MeshClasses = [99],
    };

    /// <summary>Loose triangles of one colour each, in five parts.</summary>
    private static TriangleMesh Soup(ulong seed, int count, float size)
    {
        TriangleMesh shapes = RenderFixture.Soup(seed, count, size);
        RandomKey key = RandomKey.FromSeed(seed);
        uint[] colors = [.. Enumerable.Range(0, count).Select(
            i => Color.Rgb(key.For(i).Index(0, 256), key.For(i).Index(1, 256), key.For(i).Index(2, 256)))];
        return new TriangleMesh(shapes.Positions, shapes.Indices, colors)
        {
            Parts = [.. Enumerable.Range(0, count).Select(i => i % 5)],
        };
    }

    private static RenderBatch Batch() => RenderFixture.Batch(3, 2, 5, new Vector3(-3), new Vector3(3));

    private void Compare(
        int width, int height, int channels, Func<nint, PixelType, PixelLayout, RenderTargets> targets)
    {
        CameraSettings camera = new() { Width = width, Height = height };
        using VulkanRenderer renderer = new(Assets(), camera, vulkan, cpu);
        using CpuRenderer other = new(Assets(), camera, cpu);
        using RenderBatch batch = Batch();
        int values = 3 * width * height * channels;
        foreach (PixelType type in Enum.GetValues<PixelType>())
        {
            foreach (PixelLayout layout in Enum.GetValues<PixelLayout>())
            {
                bool isPatches = layout is PixelLayout.Patch8 or PixelLayout.Patch8ChannelsLast;
                if ((isPatches && width % 8 != 0) || targets(1, type, layout) == default)
                {
                    continue;
                }

                float[] actual = Draw(renderer);
                float[] expected = Draw(other);
                Assert.True(actual.Distinct().Count() > 10);
                int wrong = 0;
                for (int i = 0; i < values; i++)
                {
                    // A level of colour and a unit of bfloat16.
                    float tolerance = MathF.Max(6 / 255f, expected[i] / 128);
                    wrong += MathF.Abs(actual[i] - expected[i]) <= tolerance ? 0 : 1;
                }

                Assert.InRange(wrong, 0, values / 100);

                float[] Draw(IBatchRenderer drawer)
                {
                    using NativeArray<float> memory = new(values);
                    drawer.Render(batch, targets((nint)memory.Pointer, type, layout));
                    return [.. Enumerable.Range(0, values).Select(i => Read(memory.Pointer, type, i))];
                }
            }
        }
    }

    private static float Read(float* memory, PixelType type, int i) => type switch
    {
        PixelType.Float32 => memory[i],
        PixelType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)((ushort*)memory)[i] << 16),
        _ => ((byte*)memory)[i] / 255f,
    };
}
