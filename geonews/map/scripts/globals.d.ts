/** What the scripts share: one namespace, and marks that they hang on Leaflet's own objects. */
import 'leaflet';

declare global {
  var geonews: any;
}

declare module 'leaflet' {
  interface Layer {
    getElement(): Element | undefined;
  }
  interface Marker<P = any> {
    gnGroup: any;
    gnLooks: string;
    gnRadius: number;
    gnShift: number;
    gnChosen: boolean;
  }
  interface GeoJSON<P = any, G extends import('geojson').Geometry = import('geojson').Geometry> {
    gnCategory: string;
  }
}
