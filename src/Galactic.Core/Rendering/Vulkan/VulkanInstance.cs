using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>The connection to the Vulkan loader. Nothing native is loaded before one is made.</summary>
internal sealed unsafe class VulkanInstance : IDisposable
{
    /// <summary>What is needed of loader and devices.</summary>
    public static readonly Version32 Version = Vk.Version12;

    private const string ValidationLayer = "VK_LAYER_KHRONOS_validation";
    private const string DebugUtils = "VK_EXT_debug_utils";
    private const string DriverFix =
        "apt-get install libvulkan1 mesa-vulkan-drivers (Linux), or the graphics driver of your GPU's maker";

    private readonly ValidationLog? log;

    private VulkanInstance(Vk api, Instance handle, ValidationLog? log)
    {
        (Api, Handle, this.log) = (api, handle, log);
        log?.Attach(this);
    }

    /// <summary>The functions of the loader.</summary>
    public Vk Api { get; }

    /// <summary>Vulkan's handle.</summary>
    public Instance Handle { get; }

    /// <summary>What the validation layer complained about; empty without it.</summary>
    public IReadOnlyList<string> ValidationMessages => log?.Messages ?? [];

    /// <summary>Whether the validation layer was asked for.</summary>
    public bool IsValidated => log is not null;

    /// <summary>Opens the loader.</summary>
    /// <param name="validate">Have every call checked by the validation layer.</param>
    /// <exception cref="VulkanException">The loader or the layer is missing or too old.</exception>
    public static VulkanInstance Create(bool validate)
    {
        Vk api = Load();
        try
        {
            uint offered = Vk.Version10;
            Result versionResult = api.EnumerateInstanceVersion(ref offered);
            if (versionResult != Result.Success || offered < Version)
            {
                throw new VulkanException(
                    $"The Vulkan loader offers version {Text(offered)}, 1.2 is needed.", DriverFix);
            }

            if (validate && !HasLayer(api, ValidationLayer))
            {
                throw new VulkanException(
                    $"The layer {ValidationLayer} is not installed.", "apt-get install vulkan-validationlayers");
            }

            ValidationLog? log = validate ? new ValidationLog() : null;
            return new VulkanInstance(api, Open(api, log), log);
        }
        catch
        {
            api.Dispose();
            throw;
        }
    }

    /// <summary>"major.minor.patch" of a packed version.</summary>
    public static string Text(uint version) => $"{version >> 22 & 127}.{version >> 12 & 1023}.{version & 4095}";

    /// <inheritdoc/>
    public void Dispose()
    {
        log?.Detach(this);
        Api.DestroyInstance(Handle, null);
        Api.Dispose();
        log?.Dispose();
    }

    private static Vk Load()
    {
        try
        {
            return Vk.GetApi();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new VulkanException("The Vulkan loader (libvulkan) is not installed.", DriverFix, failure);
        }
    }

    private static Instance Open(Vk api, ValidationLog? log)
    {
        nint name = Utf8("galactic");
        nint layer = Utf8(ValidationLayer);
        nint extension = Utf8(DebugUtils);
        try
        {
            ApplicationInfo application = new()
            {
                SType = StructureType.ApplicationInfo,
                PApplicationName = (byte*)name,
                ApiVersion = Version,
            };
            InstanceCreateInfo create = new()
            {
                SType = StructureType.InstanceCreateInfo,
                PApplicationInfo = &application,
            };
            DebugUtilsMessengerCreateInfoEXT messages = default;
            if (log is not null)
            {
                messages = log.Describe();
                create.PNext = &messages;
                create.EnabledLayerCount = 1;
                create.PpEnabledLayerNames = (byte**)&layer;
                create.EnabledExtensionCount = 1;
                create.PpEnabledExtensionNames = (byte**)&extension;
            }

            Instance instance;
            Result result = api.CreateInstance(&create, null, &instance);
            if (result == Result.ErrorIncompatibleDriver)
            {
                throw new VulkanException("The Vulkan loader is there, but no driver.", DriverFix);
            }

            VulkanException.Check(result, "Opening Vulkan");
            return instance;
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
            Marshal.FreeCoTaskMem(layer);
            Marshal.FreeCoTaskMem(extension);
        }
    }

    private static nint Utf8(string text) => Marshal.StringToCoTaskMemUTF8(text);

    private static bool HasLayer(Vk api, string name)
    {
        uint count = 0;
        VulkanException.Check(api.EnumerateInstanceLayerProperties(&count, null), "Listing layers");
        LayerProperties[] layers = new LayerProperties[count];
        fixed (LayerProperties* target = layers)
        {
            VulkanException.Check(api.EnumerateInstanceLayerProperties(&count, target), "Listing layers");
            for (int i = 0; i < count; i++)
            {
                if (Marshal.PtrToStringUTF8((nint)target[i].LayerName) == name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
