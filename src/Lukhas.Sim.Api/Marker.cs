namespace Lukhas.Sim.Api; internal static class Marker;
