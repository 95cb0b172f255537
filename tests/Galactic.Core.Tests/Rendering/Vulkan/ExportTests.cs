using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Scenes;
using Silk.NET.Vulkan;
using Buffer = Silk.NET.Vulkan.Buffer;

namespace Galactic.Tests.Rendering.Vulkan;

/// <summary>Images in memory that another device opens, and the faults of a depth sensor.</summary>
public sealed unsafe class ExportTests : IDisposable
{
    private readonly VulkanDevice vulkan = VulkanTestDevice.Open(validate: true);
    private readonly CpuDevice cpu = new(2);

    public void Dispose()
    {
        vulkan.Dispose();
        cpu.Dispose();
    }

    [Fact]
    public void Another_device_reads_what_this_one_drew()
    {
        Assert.SkipUnless(vulkan.CanExport, "The driver hands out no memory.");
        RenderAssets assets = new([RenderFixture.Room()], [RenderFixture.Box]);
        CameraSettings camera = new() { Width = 48, Height = 32 };
        using VulkanRenderer renderer = new(assets, camera, vulkan, cpu);
        using RenderBatch batch = RenderFixture.Batch(6, 3, 5, new Vector3(0.5f), new Vector3(11, 2, 7));
        DepthTarget depth = new(0, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
        RenderTargets targets = new() { Depth = depth, Ids = new IdTarget(0, IdKind.Instance) };
        using ExportedImages images = renderer.Export(batch, targets);
        Assert.Null(images.Color);
        Assert.Equal(6 * 48 * 32 * 4, images.Depth!.ImageBytes);
        for (int turn = 0; turn < 2; turn++)
        {
            batch.WorldFromCamera.Pointer[3] += 0.1f * turn;
            images.Draw(batch);
            (float[] expected, _, int[] ids) = RenderFixture.All(renderer, batch, Lighting.Sun);
            using VulkanDevice other = VulkanTestDevice.Open(validate: true);
            Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(Import(other, images.Depth)).ToArray());
            Assert.Equal(ids, MemoryMarshal.Cast<byte, int>(Import(other, images.Ids!)).ToArray());
            Assert.Empty(other.ValidationMessages);
        }

        Assert.Contains(batch.EnvCount.ToString(), Assert.Throws<ArgumentException>(() =>
        {
            using RenderBatch larger = RenderFixture.Batch(7, 3, 5, new Vector3(1), new Vector3(2));
            images.Draw(larger);
        }).Message);
        Assert.Throws<ArgumentException>(() => renderer.Export(batch, default));
        Assert.Empty(vulkan.ValidationMessages);
    }

    [Fact]
    public void Depth_has_the_faults_that_the_CPU_renderer_gives_it()
    {
        RenderAssets assets = new([RenderFixture.Room()], [RenderFixture.Box]);
        CameraSettings camera = new() { Width = 64, Height = 64 };
        using RenderBatch batch = RenderFixture.Batch(20, 3, 5, new Vector3(0.5f), new Vector3(11, 2, 7));
        using CpuRenderer first = new(assets, camera, cpu);
        using VulkanRenderer second = new(assets, camera, vulkan, cpu);
        foreach ((DepthEncoding encoding, PixelLayout layout) in new[]
        {
            (DepthEncoding.Metres, PixelLayout.Plain), (DepthEncoding.NearField, PixelLayout.Patch8),
        })
        {
            float[] expected = Draw(first), actual = Draw(second);
            int wrong = Enumerable.Range(0, expected.Length).Count(i => expected[i] != actual[i]);

            // A step of disparity is crossed where the two depths differ in their last bits; edges differ as elsewhere.
            Assert.InRange(wrong, 0, expected.Length / 200);
            Assert.Contains(expected, d => d > 0);

            float[] Draw(IBatchRenderer renderer)
            {
                float[] pixels = new float[20 * 64 * 64];
                fixed (float* target = pixels)
                {
                    renderer.Render(batch, new RenderTargets
                    {
                        Depth = new DepthTarget((nint)target, encoding, PixelType.Float32, layout),
                        Noise = new NoiseSource(new DepthNoise(), RandomKey.FromSeed(3), FirstEnv: 40),
                    });
                }

                return pixels;
            }
        }
    }

    /// <summary>Opens a copy of the handle on another device and copies the images from there.</summary>
    private static byte[] Import(VulkanDevice device, ExportedMemory memory)
    {
        int file = dup((int)memory.Handle.DangerousGetHandle());
        Assert.True(file >= 0);
        ExternalMemoryBufferCreateInfo external = new()
        {
            SType = StructureType.ExternalMemoryBufferCreateInfo,
            HandleTypes = ExternalMemoryHandleTypeFlags.OpaqueFDBit,
        };
        BufferCreateInfo create = new()
        {
            SType = StructureType.BufferCreateInfo,
            PNext = &external,
            Size = (ulong)memory.ImageBytes,
            Usage = BufferUsageFlags.TransferSrcBit,
        };
        Buffer buffer;
        Assert.Equal(Result.Success, device.Api.CreateBuffer(device.Handle, &create, null, &buffer));
        MemoryRequirements requirements;
        device.Api.GetBufferMemoryRequirements(device.Handle, buffer, &requirements);
        ImportMemoryFdInfoKHR import = new()
        {
            SType = StructureType.ImportMemoryFDInfoKhr,
            HandleType = ExternalMemoryHandleTypeFlags.OpaqueFDBit,
            Fd = file,
        };
        MemoryAllocateInfo allocate = new()
        {
            SType = StructureType.MemoryAllocateInfo,
            PNext = &import,
            AllocationSize = (ulong)memory.MemoryBytes,
            MemoryTypeIndex = (uint)BitOperations.TrailingZeroCount(requirements.MemoryTypeBits),
        };
        DeviceMemory opened;
        Assert.Equal(Result.Success, device.Api.AllocateMemory(device.Handle, &allocate, null, &opened));
        Assert.Equal(Result.Success, device.Api.BindBufferMemory(device.Handle, buffer, opened, 0));
        using DeviceBuffer copy = new(
            device, (ulong)memory.ImageBytes, BufferUsageFlags.TransferDstBit, DeviceMemoryKind.ReadBack);
        using (DeviceCommands commands = new(device))
        {
            CommandBuffer recorded = commands.Begin();
            BufferCopy region = new(0, 0, (ulong)memory.ImageBytes);
            device.Api.CmdCopyBuffer(recorded, buffer, copy.Handle, 1, &region);
            commands.End();
            commands.Run();
        }

        byte[] bytes = new Span<byte>(copy.Address, (int)memory.ImageBytes).ToArray();
        device.Api.DestroyBuffer(device.Handle, buffer, null);
        device.Api.FreeMemory(device.Handle, opened, null);
        return bytes;
    }

    [DllImport("libc")]
    private static extern int dup(int file);
}
