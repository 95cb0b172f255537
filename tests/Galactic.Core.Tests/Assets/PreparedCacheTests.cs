using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;
using Galactic.Tests.Datasets;
using Galactic.Tests.Rendering;

namespace Galactic.Tests.Assets;

public sealed class PreparedCacheTests : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly List<string> log = [];

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void What_was_written_is_read()
    {
        PreparedCache cache = Open();
        Assert.Null(cache.Read("kind", Key));
        cache.Write("kind", Key, Content);
        Assert.Equal(Content, cache.Read("kind", Key));
        Assert.Equal(Content, Open().Read("kind", Key));
        Assert.Null(cache.Read("other", Key));
        Assert.Empty(log);
        Assert.Equal(1, cache.Size.Entries);
        cache.Clear();
        Assert.Null(cache.Read("kind", Key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(600)]
    public void A_file_that_is_cut_short_is_told_and_made_anew(int length)
    {
        Open().Write("kind", Key, Content);
        string file = Directory.GetFiles(folder).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);
        Assert.Null(Open().Read("kind", Key));
        Assert.Contains(file, Assert.Single(log));
        Open().Write("kind", Key, Content);
        Assert.Equal(Content, Open().Read("kind", Key));
    }

    [Fact]
    public void No_flipped_bit_goes_unnoticed()
    {
        Open().Write("kind", Key, Content);
        string file = Directory.GetFiles(folder).Single();
        byte[] sound = File.ReadAllBytes(file);
        for (int at = 0; at < sound.Length; at += at < 120 ? 1 : 97)
        {
            byte[] damaged = [.. sound];
            damaged[at] ^= (byte)(1 << at % 8);
            File.WriteAllBytes(file, damaged);
            Assert.Null(Open().Read("kind", Key));
        }

        Assert.All(log, line => Assert.Contains(file, line));
    }

    [Fact]
    public void Another_version_is_told_and_replaced()
    {
        PreparedCache old = new(folder, log.Add, PreparedCache.DefaultLimit, Guid.Parse("00000000-0000-0000-0000-000000000001"));
        old.Write("kind", Key, Content);
        Assert.Null(Open().Read("kind", Key));
        Assert.Contains("another version", Assert.Single(log));
        Open().Write("kind", Key, Content);
        Assert.Equal(Content, Open().Read("kind", Key));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_full_folder_loses_what_was_not_used_for_longest()
    {
        PreparedCache cache = new(folder, log.Add, limit: 3500);
        byte[] KeyOf(int i) => [(byte)i, .. Key[1..]];
        for (int i = 0; i < 3; i++)
        {
            cache.Write("kind", KeyOf(i), Content);
            File.SetLastWriteTimeUtc(
                Directory.GetFiles(folder, $"kind-{i:x2}*").Single(), DateTime.UtcNow.AddHours(i - 10));
        }

        Assert.NotNull(cache.Read("kind", KeyOf(0)));
        cache.Write("kind", KeyOf(3), Content);
        Assert.Null(cache.Read("kind", KeyOf(1)));
        Assert.NotNull(cache.Read("kind", KeyOf(0)));
        Assert.NotNull(cache.Read("kind", KeyOf(2)));
        Assert.NotNull(cache.Read("kind", KeyOf(3)));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_and_otherwise_like_none()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        PreparedCache cache = new(Path.Combine(file, "cache"), log.Add);
        cache.Write("kind", Key, Content);
        Assert.Null(cache.Read("kind", Key));
        Assert.NotEmpty(log);
    }

    [Fact]
    public void Two_processes_and_many_threads_share_a_folder()
    {
        // Half a file would be told to the log.
        string script = "for i in $(seq 40); do cp \"$1\" \"$1.$$.partial\"; mv \"$1.$$.partial\" \"$1\"; done";
        Open().Write("kind", Key, Content);
        string file = Directory.GetFiles(folder).Single();
        using Process? other = OperatingSystem.IsWindows()
            ? null
            : Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, "sh", file]));
        Parallel.For(0, 8, _ =>
        {
            PreparedCache cache = new(folder, line =>
            {
                lock (log)
                {
                    log.Add(line);
                }
            });
            for (int i = 0; i < 50; i++)
            {
                cache.Write("kind", Key, Content);
                Assert.Equal(Content, cache.Read("kind", Key));
            }
        });
        other?.WaitForExit();
        Assert.True(log.Count == 0, string.Join('\n', log.Distinct().Take(5)));
        Assert.Equal(Content, Open().Read("kind", Key));
    }

    [Fact]
    public void A_mesh_with_everything_comes_back_as_it_was()
    {
        TriangleMesh mesh = PaintedMeshes.Leaves(3, 200, 0.5f);
        MeshAsset asset = new(mesh, [new("a", 0, 50), new("b", 50, 150)], ["one", "two"]);
        PreparedWriter writer = new();
        MeshAssetCode.Write(writer, asset);
        byte[] content = writer.Finish();
        MeshAsset back = MeshAssetCode.Read(new PreparedReader(content));
        Assert.Equal(asset.Parts, back.Parts);
        Assert.Equal(asset.Warnings, back.Warnings);
        Assert.Equal(Images(mesh), Images(back.Mesh));
        PreparedWriter again = new();
        MeshAssetCode.Write(again, back);
        Assert.Equal(content, again.Finish());
        for (int length = 0; length < 200; length += 13)
        {
            Assert.ThrowsAny<Exception>(() => MeshAssetCode.Read(new PreparedReader(content[..length])));
        }
    }

    [Fact]
    public void Clusters_of_a_mesh_whose_material_got_an_image_are_not_those_from_before()
    {
        using CpuDevice device = new(1);
        PreparedCache cache = Open();
        string[] images = [.. new[] { false, true, false }.Select(isPainted => Images(Overlapping(isPainted), cache))];
        Assert.Equal(Images(Overlapping(true), null), images[1]);
        Assert.Equal(Images(Overlapping(false), null), images[2]);
        Assert.Equal(images[0], images[2]);
        Assert.Equal(2, Directory.GetFiles(folder).Length);

        // Two sheets in one plane that look the same only while they have no image; enough triangles to be kept.
        static TriangleMesh Overlapping(bool isPainted)
        {
            MeshBuilder builder = new();
            Material material = isPainted
                ? Material.Textured(PaintedMeshes.Smooth(16, 16)) with { Name = "paint" }
                : new Material { Name = "paint" };
            for (int i = 0; i < 1000; i++)
            {
                Vector3 at = new(i % 40, 0, i / 40);
                builder.Quad(
                    at, at + Vector3.UnitZ, at + new Vector3(1, 0, 1), at + Vector3.UnitX, material, new(0, 0), new(0, 1), new(1, 1), new(1, 0),
                    Color.Hex(0x808080));
            }

            Material other = Material.Textured(PaintedMeshes.Smooth(16, 16)) with { Name = "other" };
            builder.Quad(new(0, 0, 0), new(40, 0, 0), new(40, 4, 0), new(0, 4, 0), other, new(0, 0), new(9, 0), new(9, 1), new(0, 1));
            builder.Quad(
                new(3.5f, 0, 3.5f), new(3.5f, 0, 20), new(30, 0, 20), new(30, 0, 3.5f), material, new(0, 0), new(0, 9), new(9, 9), new(9, 0),
                Color.Hex(0x808080));
            return builder.Build();
        }
    }

    [Fact]
    public void A_changed_neighbour_of_a_file_is_noticed()
    {
        string mesh = Path.Combine(folder, "box.obj"), paint = Path.Combine(folder, "box.mtl");
        File.WriteAllText(mesh, "mtllib box.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl red\nf 1 2 3\n");
        PreparedCache cache = new(Path.Combine(folder, "cache"), log.Add);
        uint Load() => MeshCache.Load(mesh, 64, cache).Mesh.Colors[0];
        uint missing = Load();
        Assert.Equal(missing, Load());
        File.WriteAllText(paint, "newmtl red\nKd 1 0 0\n");
        Assert.Equal(Color.Rgb(255, 0, 0), Load());
        File.WriteAllText(paint, "newmtl red\nKd 0 0 1\n");
        Assert.Equal(Color.Rgb(0, 0, 255), Load());
        Assert.Equal(Color.Rgb(0, 0, 255), Load());
        File.WriteAllText(mesh, File.ReadAllText(mesh).Replace("v 1 0 0", "v 2 0 0"));
        Assert.Equal(2, MeshCache.Load(mesh, 64, cache).Mesh.Bounds.Max.X);
        Assert.Empty(log);
    }

    [Theory]
    [InlineData("sweethome3d-homes", "studio")]
    [InlineData("nc-test-input-only/replicacad", "v3_sc0_staging_00")]
    public void Scenes_from_the_cache_equal_those_from_their_files(string data, string name)
    {
        string path = SharedData.Folder(data);
        (string Images, string Space) fresh = Prepare(path, name, null);
        PreparedCache cache = Open();
        Assert.Equal(fresh, Prepare(path, name, cache));
        string[] written = Directory.GetFiles(folder);
        string[] kinds = [.. written.Select(f => Path.GetFileName(f).Split('-')[0]).Distinct().Order()];
        Assert.Equal(["clusters", "mesh", "space"], kinds);
        DateTime yesterday = DateTime.UtcNow.AddDays(-1);
        Array.ForEach(written, f => File.SetLastWriteTimeUtc(f, yesterday));
        Assert.Equal(fresh, Prepare(path, name, cache));

        // Every entry was asked for, and none was added.
        Assert.Equal(written.Order(), Directory.GetFiles(folder).Order());
        Assert.All(written, f => Assert.True(File.GetLastWriteTimeUtc(f) > yesterday.AddHours(1)));
        Assert.Empty(log);
    }

    private PreparedCache Open() => new(folder, log.Add);

    private static (string Images, string Space) Prepare(string path, string name, PreparedCache? cache)
    {
        Scene scene = SceneBuilder.Build(HabitatDataset.Open(path, cache).LoadScene(name), null, cache);
        IEnumerable<uint> words = scene.Columns.SelectMany(c => c.Cells.Concat(c.Intervals));
        byte[] space = [.. words.SelectMany(BitConverter.GetBytes), .. scene.Navigation.Navigable.Select(n => (byte)(n ? 1 : 0))];
        return (Images(scene.Mesh, cache), Hash(space));
    }

    private static string Images(TriangleMesh mesh, PreparedCache? cache = null)
    {
        using CpuDevice device = new(2);
        using CpuRenderer renderer = new(
            new RenderAssets([mesh], []), [new CameraSettings { Width = 64, Height = 64 }], device,
            new RenderSettings { Cache = cache });
        Bounds box = mesh.Bounds;
        using RenderBatch batch = RenderFixture.Batch(
            12, 0, 11, box.Min + box.Size * new Vector3(0.1f, 0.2f, 0.1f), box.Max - box.Size * 0.1f);
        (float[] depth, byte[] color, int[] ids) = RenderFixture.All(renderer, batch, Lighting.Sun);
        Assert.Contains(depth, d => d > 0);
        return Hash([.. MemoryMarshal.AsBytes<float>(depth), .. color, .. MemoryMarshal.AsBytes<int>(ids)]);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes));
}
