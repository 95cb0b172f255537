using System.Numerics;
using Galactic.Assets;

namespace Galactic.Homes;

/// <summary>
/// Hints for renderers that light homes: where the sun stands, what colour it has, what the sky and the ground add,
/// and a warm lamp in every room. The triangles themselves carry no light.
/// </summary>
/// <param name="SunDirection">Unit vector to the sun: one of 8 directions of the sky, 30 to 55 degrees high.</param>
/// <param name="SunKelvin">Colour temperature of the sun, 5,500 to 6,500 kelvin.</param>
/// <param name="Sun">The sun's colour, sRGB, see <see cref="Color"/>.</param>
/// <param name="Sky">Ambient light from above, sRGB.</param>
/// <param name="Ground">Ambient light from below, sRGB: the sky's on the home's floor.</param>
/// <param name="Lamps">One lamp per room.</param>
public sealed record HomeLight(
    Vector3 SunDirection, int SunKelvin, uint Sun, uint Sky, uint Ground, IReadOnlyList<HomeLamp> Lamps)
{
    private const int LampHeight = 2200;
    private const int LampKelvin = 3000;
    private const int SkyKelvin = 9000;
    private const int Directions = 8;

    internal static HomeLight Of(IReadOnlyList<HomeRoom> rooms, Palette palette, Draws draws)
    {
        (int cosine, int sine) = PlanTurn.Of(draws.Index(Directions) * PlanTurn.Steps / Directions);
        (int level, int high) = PlanTurn.Of(PlanTurn.OfDegrees(draws.Range(30, 55, 1)));
        Vector3 direction = Vector3.Normalize(new Vector3(
            (float)cosine * level, (float)high * PlanTurn.Scale, (float)sine * level));
        int kelvin = draws.Range(5500, 6500, 50);
        uint sky = BlackBody.Color(SkyKelvin);
        uint lamp = BlackBody.Color(LampKelvin);
        return new HomeLight(
            direction, kelvin, BlackBody.Color(kelvin), sky, Product(sky, palette.Floor),
            [.. rooms.Select(r => new HomeLamp(new Vector3(
                (r.Clear.MinX + r.Clear.MaxX) * 0.5e-3f, LampHeight * 1e-3f, (r.Clear.MinZ + r.Clear.MaxZ) * 0.5e-3f),
                lamp))]);
    }

    private static uint Product(uint light, uint surface)
    {
        int Channel(int shift) => (int)((light >> shift & 255) * (surface >> shift & 255) / 255);
        return Color.Rgb(Channel(0), Channel(8), Channel(16));
    }
}
