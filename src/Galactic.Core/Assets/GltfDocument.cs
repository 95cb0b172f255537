using System.Buffers.Binary;
using System.Text.Json;

namespace Galactic.Assets;

/// <summary>
/// Checks of a glTF document that must hold before its graph is walked: container sizes, required extensions, and
/// a node hierarchy that is a forest of limited depth.
/// </summary>
internal static class GltfDocument
{
    private const uint Magic = 0x46546C67, JsonChunk = 0x4E4F534A;
    private const int MaxDepth = 512, MaxVirtualElements = 1 << 24;

    private static readonly HashSet<string> Supported =
    [
        "KHR_lights_punctual", "KHR_mesh_quantization", "KHR_texture_basisu", "KHR_texture_transform",
        "KHR_materials_unlit", "KHR_materials_specular", "KHR_materials_ior", "KHR_materials_clearcoat",
        "KHR_materials_sheen", "KHR_materials_transmission", "KHR_materials_volume", "KHR_materials_emissive_strength",
        "KHR_materials_iridescence", "KHR_materials_anisotropy", "KHR_materials_dispersion",
        "KHR_materials_pbrSpecularGlossiness",
    ];

    /// <summary>Whether the bytes start like a binary glTF.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Magic;

    /// <summary>Checks the document.</summary>
    /// <exception cref="AssetException">The document is malformed or requires an unknown extension.</exception>
    public static void Check(string path, byte[] bytes)
    {
        ReadOnlyMemory<byte> json = IsBinary(bytes) ? JsonOf(path, bytes) : WithoutMark(bytes);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            CheckExtensions(path, document.RootElement);
            CheckAccessors(path, document.RootElement);
            CheckNodes(path, document.RootElement);
        }
        catch (JsonException error)
        {
            throw new AssetException(
                path, $"line {error.LineNumber + 1}", "expected glTF, which is JSON or a GLB container", error);
        }
        catch (InvalidOperationException error)
        {
            throw new AssetException(path, "", $"a property has the wrong JSON type: {error.Message}", error);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) =>
        bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);

    private static ReadOnlyMemory<byte> JsonOf(string path, byte[] bytes)
    {
        if (bytes.Length < 20)
        {
            throw new AssetException(path, $"byte {bytes.Length}", "the GLB ends inside its 20-byte header");
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4));
        uint total = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));
        if (version != 2)
        {
            throw new AssetException(path, "byte 4", $"GLB version {version}, expected 2");
        }

        if (total > bytes.Length)
        {
            throw new AssetException(
                path, "byte 8", $"the GLB should have {total} bytes but the file ends after {bytes.Length}");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(16)) != JsonChunk || length > bytes.Length - 20)
        {
            throw new AssetException(path, "byte 12", "expected a JSON chunk that fits into the file");
        }

        return bytes.AsMemory(20, (int)length);
    }

    private static void CheckExtensions(string path, JsonElement root)
    {
        foreach (JsonElement name in Items(root, "extensionsRequired"))
        {
            if (!Supported.Contains(name.GetString() ?? ""))
            {
                throw new AssetException(
                    path, "extensionsRequired",
                    $"the file requires the extension {name.GetString()}, which is not supported; "
                    + "export it again without that extension");
            }
        }
    }

    private static void CheckAccessors(string path, JsonElement root)
    {
        int index = 0;
        foreach (JsonElement accessor in Items(root, "accessors"))
        {
            // Without a buffer view an accessor is all zeros, so its size is not limited by the file's.
            if (!accessor.TryGetProperty("bufferView", out _)
                && accessor.TryGetProperty("count", out JsonElement count)
                && !(count.TryGetInt32(out int number) && number <= MaxVirtualElements))
            {
                throw new AssetException(
                    path, $"accessors[{index}].count", $"more than {MaxVirtualElements} elements without data");
            }

            index++;
        }
    }

    private static void CheckNodes(string path, JsonElement root)
    {
        JsonElement[] nodes = [.. Items(root, "nodes")];
        int[] parents = [.. Enumerable.Repeat(-1, nodes.Length)];
        for (int i = 0; i < nodes.Length; i++)
        {
            foreach (JsonElement child in Items(nodes[i], "children"))
            {
                if (!child.TryGetInt32(out int c) || (uint)c >= (uint)nodes.Length || parents[c] >= 0)
                {
                    throw new AssetException(
                        path, $"nodes[{i}].children",
                        $"{child} is not a node, or already has a parent ({nodes.Length} nodes)");
                }

                parents[c] = i;
            }
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            int depth = 0;
            for (int n = i; n >= 0; n = parents[n])
            {
                if (++depth > MaxDepth)
                {
                    throw new AssetException(path, $"nodes[{i}]", $"nested more than {MaxDepth} deep, or in a cycle");
                }
            }
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out JsonElement array)
        && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray()
            : [];
}
