using System.Numerics;
using Galactic.Assets;

namespace Galactic.Tests.Assets;

/// <summary>What materials give off by themselves, read from OBJ and COLLADA files.</summary>
public sealed class EmissionReaderTests : IDisposable
{
    // The display value 0.5 is byte 128: ((128 / 255 + 0.055) / 1.055) ^ 2.4.
    private const float Half = 0.2158605f;

    private const string Triangle = "mtllib m.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\nusemtl lamp\nf 1 2 3\n";

    private const string Collada = """
        <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
          <library_images><image id="picture"><init_from>half.png</init_from></image></library_images>
          <library_effects><effect id="paint"><profile_COMMON><technique sid="common">SHADER</technique></profile_COMMON>
          </effect></library_effects>
          <library_materials><material id="lamp"><instance_effect url="#paint"/></material></library_materials>
          <library_geometries><geometry id="shape"><mesh>
            <source id="points"><float_array id="points-array" count="9">0 0 0 1 0 0 1 1 0</float_array>
              <technique_common><accessor source="#points-array" count="3" stride="3"/></technique_common></source>
            <vertices id="corners"><input semantic="POSITION" source="#points"/></vertices>
            <triangles count="1" material="front"><input semantic="VERTEX" source="#corners" offset="0"/><p>0 1 2</p></triangles>
          </mesh></geometry></library_geometries>
          <library_visual_scenes><visual_scene id="scene"><node name="node"><instance_geometry url="#shape">
            <bind_material><technique_common><instance_material symbol="front" target="#lamp"/></technique_common>
            </bind_material></instance_geometry></node></visual_scene></library_visual_scenes>
          <scene><instance_visual_scene url="#scene"/></scene>
        </COLLADA>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("Ke 1 0.5 0", 1, Half, 0)]
    [InlineData("Ke 0.5", Half, Half, Half)]
    [InlineData("Ke 4 0 0", 4, 0, 0)]
    [InlineData("Ke 0 0 0", 0, 0, 0)]
    [InlineData("", 0, 0, 0)]
    public void Obj_materials_give_off_what_Ke_says(string line, float red, float green, float blue)
    {
        MeshAsset asset = Obj($"Kd 0 0 0\n{line}");
        Assert.Empty(asset.Warnings);
        AssertNear(new Vector3(red, green, blue), Paint(asset).Emission);
        Assert.Equal(red + green + blue > 0, Paint(asset).IsEmitter);
    }

    [Theory]
    [InlineData("Ke spectral lamp.rfl")]
    [InlineData("Ke 1 2")]
    [InlineData("Ke 1 NaN 0")]
    public void What_else_Ke_says_is_named_and_gives_off_nothing(string line)
    {
        MeshAsset asset = Obj($"Kd 1 1 1\n{line}");
        Assert.Contains($"lamp: \"{line}\"", Assert.Single(asset.Warnings));
        Assert.False(Paint(asset).IsEmitter);
    }

    /// <summary>
    /// Half of the texture is white, so half the light of a white one, but for rounding to a byte; Ke scales it, unless it is
    /// black.
    /// </summary>
    [Theory]
    [InlineData("map_Ke half.png", 0.5f)]
    [InlineData("Ke 0 0 0\nmap_Ke half.png", 0.5f)]
    [InlineData("Ke 3 3 3\nmap_Ke half.png", 1.5f)]
    [InlineData("map_Ke half.png\nKe 3 3 3", 1.5f)]
    public void Emissive_textures_of_obj_files_give_off_their_mean(string lines, float expected)
    {
        SaveHalf();
        MeshAsset asset = Obj($"Kd 0 0 0\n{lines}");
        Assert.Contains("its mean is used", Assert.Single(asset.Warnings));
        AssertNear(new Vector3(expected), Paint(asset).Emission, 0.01f * expected * 2);
    }

    [Fact]
    public void A_missing_emissive_texture_is_named() =>
        Assert.Contains("half.png is missing; it gives off no light", Assert.Single(Obj("map_Ke half.png").Warnings));

    [Fact]
    public void Collada_materials_give_off_what_emission_says()
    {
        MeshAsset asset = Dae("<phong><emission><color>1 0.5 0 1</color></emission><diffuse><color>0 0 1 1</color></diffuse></phong>");
        Assert.Empty(asset.Warnings);
        AssertNear(new Vector3(1, Half, 0), Paint(asset).Emission);
        AssertNear(Vector3.UnitZ, Vector3.Create(Paint(asset).BaseColor.X, Paint(asset).BaseColor.Y, Paint(asset).BaseColor.Z));
        // What is seen in any light: both.
        Assert.Equal(Color.Rgb(255, 128, 255), asset.Mesh.Colors[0]);
    }

    [Fact]
    public void Constant_shaders_reflect_nothing()
    {
        MeshAsset asset = Dae("<constant><emission><color>0.5 0 2 1</color></emission></constant>");
        AssertNear(new Vector3(Half, 0, 2), Paint(asset).Emission);
        Assert.Equal(Vector4.UnitW, Paint(asset).BaseColor);
    }

    [Fact]
    public void Black_emission_is_none()
    {
        MeshAsset asset = Dae("<lambert><emission><color>0 0 0 1</color></emission><diffuse><color>1 1 1 1</color></diffuse></lambert>");
        Assert.False(Paint(asset).IsEmitter);
    }

    [Fact]
    public void Emissive_textures_of_collada_files_give_off_their_mean()
    {
        SaveHalf();
        MeshAsset asset = Dae(
            "<lambert><emission><texture texture=\"picture\" texcoord=\"uv\"/></emission><diffuse><color>0 0 0 1</color></diffuse></lambert>");
        Assert.Contains("its mean is used", Assert.Single(asset.Warnings));
        AssertNear(new Vector3(0.5f), Paint(asset).Emission, 0.01f);
    }

    [Fact]
    public void A_broken_emission_colour_is_refused() =>
        Assert.Contains("finite", Assert.Throws<AssetException>(() => Dae(
            "<lambert><emission><color>x 0 0 1</color></emission><diffuse><color>0 0 0 1</color></diffuse></lambert>")).Message);

    private MeshAsset Obj(string material)
    {
        File.WriteAllText(Path.Combine(folder, "m.mtl"), $"newmtl lamp\n{material}\n");
        string path = Path.Combine(folder, "a.obj");
        File.WriteAllText(path, Triangle);
        return MeshReader.Load(path);
    }

    private MeshAsset Dae(string shader)
    {
        string path = Path.Combine(folder, "a.dae");
        File.WriteAllText(path, Collada.Replace("SHADER", shader));
        return MeshReader.Load(path);
    }

    /// <summary>The left half black, the right half white.</summary>
    private void SaveHalf()
    {
        byte[] pixels = [.. Enumerable.Range(0, 8 * 8).SelectMany(i => (byte[])(i % 8 < 4 ? [0, 0, 0, 255] : [255, 255, 255, 255]))];
        new Galactic.Media.Picture(8, 8, pixels).Save(Path.Combine(folder, "half.png"));
    }

    // Plain colours have no material of their own.
    private static Material Paint(MeshAsset asset) => asset.Mesh.Surface?[0]?.Material ?? new Material();

    private static void AssertNear(Vector3 expected, Vector3 actual, float tolerance = 1e-5f) =>
        Assert.True(Vector3.Distance(expected, actual) < tolerance, $"expected {expected}, got {actual}");
}
