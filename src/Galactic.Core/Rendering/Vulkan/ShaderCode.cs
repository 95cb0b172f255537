using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>A compiled shader of this assembly, loaded while pipelines are made of it.</summary>
internal sealed unsafe class ShaderCode : IDisposable
{
    private readonly VulkanDevice device;

    /// <summary>Loads a shader.</summary>
    /// <param name="device">Where.</param>
    /// <param name="name">File name without ".spv".</param>
    public ShaderCode(VulkanDevice device, string name)
    {
        this.device = device;
        byte[] code = Read(name);
        fixed (byte* words = code)
        {
            ShaderModuleCreateInfo create = new()
            {
                SType = StructureType.ShaderModuleCreateInfo,
                CodeSize = (nuint)code.Length,
                PCode = (uint*)words,
            };
            ShaderModule module;
            VulkanException.Check(
                device.Api.CreateShaderModule(device.Handle, &create, null, &module), $"Loading shader {name}");
            Module = module;
        }
    }

    /// <summary>Vulkan's handle.</summary>
    public ShaderModule Module { get; }

    /// <inheritdoc/>
    public void Dispose() => device.Api.DestroyShaderModule(device.Handle, Module, null);

    private static byte[] Read(string name)
    {
        string resource = $"Galactic.Rendering.Vulkan.Shaders.{name}.spv";
        using Stream stream = typeof(ShaderCode).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly has no resource {resource}.");
        byte[] code = new byte[stream.Length];
        stream.ReadExactly(code);
        return code;
    }
}
